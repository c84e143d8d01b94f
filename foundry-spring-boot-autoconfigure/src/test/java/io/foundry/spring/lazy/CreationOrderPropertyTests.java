package io.foundry.spring.lazy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.RuntimeBeanReference;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.stereotype.Controller;

/** Against an oracle: of random graphs, every bean comes after all that it needs, and controllers' needs come first. */
class CreationOrderPropertyTests {

    @Test
    void everyBeanComesAfterAllThatItNeedsAndControllersComeFirst() {
        long seed = System.nanoTime();
        System.out.println("CreationOrderPropertyTests: seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            int size = 1 + random.nextInt(40);
            List<Set<Integer>> needs = graph(size, random);
            boolean[] controller = new boolean[size];
            DefaultListableBeanFactory beanFactory = new DefaultListableBeanFactory();
            List<Integer> definitions = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                definitions.add(i);
                controller[i] = random.nextInt(8) == 0;
            }
            Collections.shuffle(definitions, random);
            List<String> postponed = new ArrayList<>();
            for (int i : definitions) {
                define(beanFactory, i, needs.get(i), controller[i], random);
                postponed.add("b" + i);
            }

            WarmUpPlan plan = CreationOrder.of(beanFactory, postponed);
            List<String> order = plan.names();

            assertThat(order).as("seed %d, round %d", seed, round).containsExactlyInAnyOrderElementsOf(postponed);
            Set<Integer> first = new HashSet<>();
            for (int i = 0; i < size; i++) {
                for (int needed : needs.get(i)) {
                    assertThat(order.indexOf("b" + needed))
                            .as("seed %d, round %d: %d needs %d", seed, round, i, needed)
                            .isLessThan(order.indexOf("b" + i));
                }
                if (controller[i]) {
                    addAll(i, needs, first);
                }
            }
            assertThat(plan.urgent()).as("seed %d, round %d", seed, round).isEqualTo(first.size());
            assertThat(order.subList(0, first.size()))
                    .as("seed %d, round %d", seed, round)
                    .allMatch(name -> first.contains(Integer.parseInt(name.substring(1))));
            assertThat(beanFactory.getSingletonCount()).isZero();
        }
    }

    private static void addAll(int bean, List<Set<Integer>> needs, Set<Integer> all) {
        if (all.add(bean)) {
            needs.get(bean).forEach(needed -> addAll(needed, needs, all));
        }
    }

    /** Each needs some of those with a smaller number. */
    private static List<Set<Integer>> graph(int size, Random random) {
        List<Set<Integer>> needs = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            Set<Integer> some = new HashSet<>();
            for (int n = i == 0 ? 0 : random.nextInt(4); n > 0; n--) {
                some.add(random.nextInt(i));
            }
            needs.add(some);
        }
        return needs;
    }

    private static void define(
            DefaultListableBeanFactory beanFactory, int bean, Set<Integer> needs, boolean controller, Random random) {
        RootBeanDefinition definition = new RootBeanDefinition(controller ? Handler.class : Plain.class);
        List<String> before = new ArrayList<>();
        for (int needed : needs) {
            switch (random.nextInt(3)) {
                case 0 -> before.add("b" + needed);
                case 1 ->
                    definition
                            .getConstructorArgumentValues()
                            .addGenericArgumentValue(new RuntimeBeanReference("b" + needed));
                default -> definition.getPropertyValues().add("p" + needed, new RuntimeBeanReference("b" + needed));
            }
        }
        definition.setDependsOn(before.toArray(String[]::new));
        beanFactory.registerBeanDefinition("b" + bean, definition);
    }

    static class Plain {}

    @Controller
    static class Handler {}
}
