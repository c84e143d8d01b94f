package io.foundry.spring.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;

class StartRecordTests {

    @Test
    void ofAllWhoAskedForABeanTheFirstToEndCreatedIt() {
        StartRecord.Beans beans = beans(
                step("early waiter", "slow", 0, 500, StartStep.NO_PARENT, false),
                step("creator", "slow", 100, 300, StartStep.NO_PARENT, false),
                step("late waiter", "slow", 200, 250, StartStep.NO_PARENT, false));
        assertThat(beans.created()).extracting(BeanCreation::thread).containsExactly("creator");
        assertThat(beans.waited()).extracting(BeanCreation::thread).containsExactly("early waiter", "late waiter");
    }

    @Test
    void anAttemptThatFailedBeforeIsNeitherCreationNorWait() {
        StartRecord.Beans beans = beans(
                step("first", "fragile", 0, 10, StartStep.NO_PARENT, true),
                step("second", "fragile", 20, 10, StartStep.NO_PARENT, false));
        assertThat(beans.created()).extracting(BeanCreation::thread).containsExactly("second");
        assertThat(beans.waited()).isEmpty();
    }

    @Test
    void aBeanBringsAlongAllThatWasCreatedInsideButNotWhatItWaitedFor() {
        StartRecord.Beans beans = beans(
                step("a", "outer", 0, 100, StartStep.NO_PARENT, false),
                step("a", "middle", 10, 80, 0, false),
                step("a", "inner", 20, 10, 1, false),
                step("a", "elsewhere", 50, 30, 1, false),
                step("b", "elsewhere", 40, 20, StartStep.NO_PARENT, false));
        assertThat(beans.created())
                .extracting(bean -> bean.bean() + " " + bean.broughtAlong())
                .containsExactly("outer 2", "middle 1", "inner 0", "elsewhere 0");
    }

    private static StartRecord.Beans beans(StartStep... steps) {
        return new StartRecord(List.of(steps), 0, StartRecord.NOT_YET, StartRecord.NOT_YET, 0)
                .beans(new DefaultListableBeanFactory());
    }

    private static StartStep step(String thread, String bean, long start, long total, int parent, boolean failed) {
        return new StartStep(StartTimeline.BEAN, bean, thread, true, parent, null, start, total, total, -1, failed);
    }
}
