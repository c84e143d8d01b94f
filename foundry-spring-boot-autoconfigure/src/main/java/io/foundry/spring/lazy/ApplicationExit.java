package io.foundry.spring.lazy;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ExitCodeExceptionMapper;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Ends an application that has started: closes it, and ends the process where that is its own. Takes as long as Spring
 * Boot's orderly shutdown takes.
 */
final class ApplicationExit {

    private static final Log logger = LogFactory.getLog(WarmUp.class);

    private static final String RESTART = "org.springframework.boot.devtools.restart.classloader.RestartClassLoader";

    private final ConfigurableApplicationContext context;

    private volatile boolean startedByTest;

    ApplicationExit(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Called on the thread that starts the application, whose stack tells who does. */
    void noteStart() {
        startedByTest = TestSupport.isOnTheStack();
    }

    /**
     * Returns at once. The thread that does it is no daemon, so that the process does not end by itself, with exit code
     * 0, as soon as the web server's threads have ended.
     */
    void begin(Throwable failure) {
        Thread thread = new Thread(() -> end(failure), "foundry-exit");
        // Else it is what the thread is that begins it
        thread.setDaemon(false);
        thread.start();
    }

    private void end(Throwable failure) {
        String owner = otherOwner();
        if (owner != null) {
            logger.error("The application is closed; the process goes on, because it is that of " + owner);
            context.close();
            return;
        }
        int code = code(failure);
        int ended = SpringApplication.exit(context, () -> code);
        System.exit(ended == 0 ? 1 : ended);
    }

    /** As it would be if the start had failed: what the application maps the exception to, or 1. */
    private int code(Throwable failure) {
        int code = 0;
        try {
            for (ExitCodeExceptionMapper mapper :
                    context.getBeansOfType(ExitCodeExceptionMapper.class).values()) {
                int mapped = mapper.getExitCode(failure);
                code = mapped == 0 ? code : mapped;
            }
        } catch (RuntimeException | LinkageError unusable) {
            logger.debug("The exit code could not be mapped", unusable);
        }
        for (Throwable at = failure; at != null && code == 0; at = at.getCause()) {
            code = at instanceof ExitCodeGenerator generator ? generator.getExitCode() : 0;
        }
        return code == 0 ? 1 : code;
    }

    /** Whose process it is, null where it is the application's own. */
    private @Nullable String otherOwner() {
        if (startedByTest || TestSupport.isAtWork(context.getEnvironment())) {
            return "a test";
        }
        for (ClassLoader at = context.getClassLoader(); at != null; at = at.getParent()) {
            if (at.getClass().getName().equals(RESTART)) {
                return "the developer tools, which start the application again after the next change";
            }
        }
        return isDeployed() ? "the server that it is deployed in" : null;
    }

    /** A web application without a server of its own. */
    private boolean isDeployed() {
        return context.getBeanFactory().containsSingleton("servletContext") && !EmbeddedServer.isIn(context);
    }
}
