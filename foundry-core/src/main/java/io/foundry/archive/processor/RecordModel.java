package io.foundry.archive.processor;

import java.util.List;

/**
 * An archived record.
 *
 * @param ownToString whether the record has a {@code toString} of its own
 * @param extras the view's methods beside the accessors, in the order of the components
 */
record RecordModel(
        ArchivedModel type, List<Component> components, Layout layout, List<Extra> extras, boolean ownToString) {}
