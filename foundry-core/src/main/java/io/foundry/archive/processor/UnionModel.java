package io.foundry.archive.processor;

import java.util.List;

/**
 * An archived sealed interface.
 *
 * @param cases the archives of the records that it permits, in the notation of {@link SourceFile}
 */
record UnionModel(ArchivedModel type, List<String> cases) {}
