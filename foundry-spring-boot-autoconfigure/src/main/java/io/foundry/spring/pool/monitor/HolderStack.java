package io.foundry.spring.pool.monitor;

import org.jspecify.annotations.Nullable;

/** Tells from the stack of a thread what it does with the connection that it holds. Immutable. */
final class HolderStack {

    private static final String POOL = "com.zaxxer.hikari.pool.";

    private final CallSites sites;

    private final @Nullable String driverPrefix;

    /** What a stack told; {@link Borrow.Look} without what came before. */
    record Seen(HolderState state, @Nullable String at, boolean asynchronous) {}

    /**
     * Creates a reader of stacks.
     *
     * @param sites finds the application
     * @param driverPackage the driver's package, null if it is not known
     */
    HolderStack(CallSites sites, @Nullable String driverPackage) {
        this.sites = sites;
        this.driverPrefix = driverPackage == null || driverPackage.isEmpty() ? null : driverPackage + ".";
    }

    Seen read(StackTraceElement[] stack) {
        if (stack.length == 0) {
            return new Seen(HolderState.UNKNOWN, null, false);
        }
        int application = sites.find(stack);
        String at = application < 0 ? null : CallSites.text(stack[application]);
        if (waitsForConnection(stack, application < 0 ? stack.length : application)) {
            return new Seen(HolderState.WAITING_FOR_CONNECTION, at, isAsynchronous(stack));
        }
        if (isInJdbc(stack)) {
            return new Seen(HolderState.IN_JDBC, at, isAsynchronous(stack));
        }
        if (isAsynchronous(stack) || (application < 0 && waitsForWork(stack))) {
            return new Seen(HolderState.HANDED_OVER_OR_LEAKED, at, isAsynchronous(stack));
        }
        return new Seen(HolderState.HELD_IDLE, at == null ? framework(stack) : at, false);
    }

    private static boolean waitsForConnection(StackTraceElement[] stack, int end) {
        for (int i = 0; i < end; i++) {
            String type = stack[i].getClassName();
            String method = stack[i].getMethodName();
            // Not by getConnection itself, which also runs for a moment after the connection counts as borrowed
            if ((type.equals("com.zaxxer.hikari.util.ConcurrentBag") && method.equals("borrow"))
                    || (type.equals("com.zaxxer.hikari.util.SuspendResumeLock") && method.equals("acquire"))) {
                return true;
            }
        }
        return false;
    }

    /** Anywhere in the stack: a driver that calls the application back, as for a stream that it reads, is still busy. */
    private boolean isInJdbc(StackTraceElement[] stack) {
        for (StackTraceElement frame : stack) {
            String type = frame.getClassName();
            if ((driverPrefix != null && type.startsWith(driverPrefix)) || isPoolsProxy(type)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPoolsProxy(String type) {
        return type.startsWith(POOL)
                && (type.startsWith("Proxy", POOL.length()) || type.startsWith("HikariProxy", POOL.length()));
    }

    private static boolean isAsynchronous(StackTraceElement[] stack) {
        for (StackTraceElement frame : stack) {
            if (CallSites.isAsynchronous(frame.getClassName())) {
                return true;
            }
        }
        return false;
    }

    /** Whether this is a thread of some pool that has nothing to do. */
    private static boolean waitsForWork(StackTraceElement[] stack) {
        boolean onlyJdk = true;
        for (StackTraceElement frame : stack) {
            String type = frame.getClassName();
            String method = frame.getMethodName();
            if ((type.endsWith("ThreadPoolExecutor") && method.equals("getTask"))
                    || (type.endsWith("ForkJoinPool") && (method.equals("awaitWork") || method.equals("deactivate")))
                    || (type.endsWith("QueuedThreadPool") && method.startsWith("idle"))
                    || (type.startsWith("io.netty.channel.")
                            && (method.equals("select") || method.equals("epollWait")))) {
                return true;
            }
            onlyJdk = onlyJdk && Frameworks.isJdk(type);
        }
        String top = stack[0].getMethodName();
        return onlyJdk && (top.startsWith("park") || top.startsWith("wait"));
    }

    private static @Nullable String framework(StackTraceElement[] stack) {
        for (StackTraceElement frame : stack) {
            if (!Frameworks.isJdk(frame.getClassName())) {
                return CallSites.text(frame);
            }
        }
        return CallSites.text(stack[0]);
    }
}
