package io.foundry.spring.pool.monitor;

import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the application in a stack. Immutable. */
final class CallSites {

    /** Callers of a pool that is asked from within a deep stack are found all the same; those below are not looked at. */
    private static final int DEEPEST = 256;

    private static final String ASYNCHRONOUS = "io.foundry.spring.pool.async.";

    private static final StackWalker WALKER = StackWalker.getInstance();

    private static final CallSite NOWHERE = new CallSite(null, false);

    private final List<String> basePackages;

    /** Reads the frames of the calling thread as far down as needed. */
    private final Function<Stream<StackWalker.StackFrame>, CallSite> reading = this::read;

    /**
     * Creates a finder.
     *
     * @param basePackages packages of the application: a frame in one of them comes before any other; may be empty
     */
    CallSites(List<String> basePackages) {
        this.basePackages = basePackages.stream()
                .map(name -> name.endsWith(".") ? name : name + ".")
                .toList();
    }

    /** Tells where the calling thread is. */
    CallSite here() {
        return WALKER.walk(reading);
    }

    private CallSite read(Stream<StackWalker.StackFrame> frames) {
        StackWalker.StackFrame found = null;
        boolean asynchronous = false;
        Iterator<StackWalker.StackFrame> each = frames.limit(DEEPEST).iterator();
        while (each.hasNext()) {
            StackWalker.StackFrame frame = each.next();
            String name = frame.getClassName();
            if (isBase(name)) {
                found = frame;
                break;
            }
            asynchronous = asynchronous || isAsynchronous(name);
            if (found == null && !Frameworks.contain(name)) {
                found = frame;
                if (basePackages.isEmpty()) {
                    break;
                }
            }
        }
        if (found == null && !asynchronous) {
            return NOWHERE;
        }
        return new CallSite(found == null ? null : text(found.toStackTraceElement()), asynchronous);
    }

    /** The index of the frame that stands for the application, or -1. */
    int find(StackTraceElement[] stack) {
        int found = -1;
        for (int i = 0; i < stack.length; i++) {
            String name = stack[i].getClassName();
            if (isBase(name)) {
                return i;
            }
            if (found < 0 && !Frameworks.contain(name)) {
                if (basePackages.isEmpty()) {
                    return i;
                }
                found = i;
            }
        }
        return found;
    }

    static boolean isAsynchronous(String className) {
        return className.startsWith(ASYNCHRONOUS);
    }

    private boolean isBase(String className) {
        for (int i = 0; i < basePackages.size(); i++) {
            if (className.startsWith(basePackages.get(i))) {
                return true;
            }
        }
        return false;
    }

    /** A frame as users know it: without what proxies and lambdas add to names. */
    static String text(StackTraceElement frame) {
        String type = frame.getClassName();
        int generated = type.indexOf("$$");
        String method = frame.getMethodName();
        if (method.startsWith("lambda$")) {
            int end = method.lastIndexOf('$');
            method = end > 7 ? method.substring(7, end) : method;
        }
        String name = (generated < 0 ? type : type.substring(0, generated)) + '.' + method;
        String file = frame.getFileName();
        return generated >= 0 || isUnknown(file) ? name : name + '(' + file + ':' + frame.getLineNumber() + ')';
    }

    private static boolean isUnknown(@Nullable String file) {
        return file == null || file.startsWith("<");
    }
}
