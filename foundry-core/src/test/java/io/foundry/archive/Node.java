package io.foundry.archive;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A record that holds itself. */
@Archived
record Node(int value, @Nullable String label, @Nullable Node next, List<Node> children) implements NodeView {}
