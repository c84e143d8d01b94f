package io.foundry.spring.lazy;

import java.util.List;

/**
 * In which order postponed beans are created, and which of them at once.
 *
 * @param names of all, in that order
 * @param urgent how many of them, from the first on, web requests need
 */
record WarmUpPlan(List<String> names, int urgent) {}
