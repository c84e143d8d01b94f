package io.foundry.archive;

import io.foundry.identifier.AllocatedBytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * What is promised whatever the JIT compiler does. Views of list elements are left out by escape analysis alone, which the
 * benchmarks show and a test cannot promise.
 */
class ArchiveAllocationTests {

    private static final Node NODE = node();

    private final NodeView view = NodeArchive.access(NodeArchive.encode(NODE));

    private static Node node() {
        Random random = new Random(7);
        List<Node> children = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            children.add(new Node(random.nextInt(), "child number " + i, null, List.of()));
        }
        return new Node(1, "a label that is long enough not to be in its slot, and longer", null, children);
    }

    @Test
    void encodingIntoAWriterAllocatesNothing() throws Exception {
        ArchiveWriter writer = new ArchiveWriter();
        AllocatedBytes.assertNone(() -> NodeArchive.codec().encode(NODE, writer, false));
    }

    @Test
    void readingFieldsOfAViewAllocatesNothing() throws Exception {
        AllocatedBytes.assertNone(() -> view.value() + (view.labelEquals(null) ? 1 : 0));
    }

    @Test
    void comparingStringsAllocatesNothing() throws Exception {
        String same = NODE.label();
        AllocatedBytes.assertNone(() -> (view.labelEquals(same) ? 1 : 0)
                + (view.labelEquals("another") ? 1 : 0)
                + view.labelCompareTo("a label"));
    }
}
