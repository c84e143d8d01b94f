package io.foundry.spring.lazy;

import java.util.concurrent.locks.LockSupport;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;

/** Creates the beans that the autopilot postponed, as soon as the application is ready. */
public final class WarmUp implements ApplicationListener<ApplicationReadyEvent>, DisposableBean {

    static final String THREAD = "foundry-warm-up";

    private final Autopilot autopilot;

    private final ConfigurableApplicationContext context;

    /**
     * Creates one for one context.
     *
     * @param autopilot says which beans wait
     * @param context whose beans they are
     */
    public WarmUp(Autopilot autopilot, ConfigurableApplicationContext context) {
        this.autopilot = autopilot;
        this.context = context;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent event) {
        if (event.getApplicationContext() == context) {
            Thread thread = new Thread(this::run, THREAD);
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void run() {
        ConfigurableListableBeanFactory beanFactory = context.getBeanFactory();
        for (String name : autopilot.postponed()) {
            beanFactory.getBean(name);
            LockSupport.parkNanos(200_000);
        }
    }

    @Override
    public void destroy() {}
}
