package io.foundry.spring.pool.advisor;

/**
 * How long callers wait for one of {@code size} connections: a queue with many servers (G/G/c), first come, first
 * served, in balance. Immutable, thread-safe; allocates nothing. A size that cannot carry the load has an endless wait.
 *
 * @param offeredLoad connections in use on average when nobody has to wait, at least 0
 * @param meanHeldNanos mean time that a caller keeps a connection, above 0
 * @param arrivalVariation variance of the number of callers in an interval, divided by its mean: 1 if they come
 *     independently of each other, more if they come in bursts; at least 1
 * @param heldVariation squared coefficient of variation of the time that a caller keeps a connection: 0 if always the
 *     same, 1 if exponential
 */
record QueueModel(double offeredLoad, double meanHeldNanos, double arrivalVariation, double heldVariation) {

    /*
     * With Poisson arrivals and exponential times (M/M/c) the share of callers who have to wait is Erlang's second
     * formula [1], C(c, a), and the wait of those is exponential with rate (c - a) / s, where a is the offered load and
     * s the mean time held. C follows from the first formula, B, whose recursion
     *
     *     B(0) = 1,   B(n) = a B(n-1) / (n + a B(n-1)),   C = c B / (c - a (1 - B))      [2]
     *
     * adds and multiplies positive numbers only, so that it neither overflows nor cancels with thousands of servers,
     * as the textbook sum of a^n / n! does.
     *
     * Other arrivals and times stretch the wait of those who wait by (ca2 + cs2) / 2: Allen and Cunneen [3], with the
     * index of dispersion for ca2, which also sees bursts that the intervals between callers do not show [4].
     *
     * Bursts also make more callers wait than C says: ten callers at once meet five connections that were idle just
     * before. Hayward's approximation [5] counts the load in bundles of z callers: C(c / z, a / z), where z is the
     * peakedness, the variance by mean of the connections in use if there were no limit: 1 + (ca2 - 1) / 2 for
     * exponential times, 1 + (ca2 - 1) for constant ones, which keep a burst together; in between by 1 / (1 + cs2). A
     * caller stands on average in the middle of its bundle, so that (z - 1) / 2 connections are gone before its turn.
     * Between whole numbers of bundles the logarithm of C is taken as a straight line, and C(0) is 1.
     *
     * [1] A. K. Erlang, Solution of some problems in the theory of probabilities of significance in automatic
     *     telephone exchanges, Elektroteknikeren 13, 1917.
     * [2] R. B. Cooper, Introduction to Queueing Theory, 2nd ed., 1981, chapter 3; L. Kleinrock, Queueing Systems I,
     *     1975, section 3.5.
     * [3] A. O. Allen, Probability, Statistics, and Queueing Theory with Computer Science Applications, 2nd ed., 1990,
     *     section 5.3; compared with other approximations in W. Whitt, Approximations for the GI/G/m queue, Production
     *     and Operations Management 2(2), 1993.
     * [4] K. W. Fendick, W. Whitt, Measurements and approximations to describe the offered traffic and predict the
     *     average workload in a single-server queue, Proceedings of the IEEE 77(1), 1989.
     * [5] A. A. Fredericks, Congestion in blocking systems: a simple approximation technique, Bell System Technical
     *     Journal 59(6), 1980.
     */

    /**
     * Gives Erlang's first formula: the share of calls lost by that many servers when nobody can wait.
     *
     * @param servers at least 0
     * @param load offered load, at least 0
     */
    static double erlangB(int servers, double load) {
        double lost = 1;
        for (int n = 1; n <= servers; n++) {
            lost = load * lost / (n + load * lost);
        }
        return lost;
    }

    /**
     * Gives Erlang's second formula: the share of callers who find all servers busy and wait.
     *
     * @param servers at least 0
     * @param load offered load, at least 0
     * @return 1 if the servers cannot carry the load
     */
    static double erlangC(int servers, double load) {
        if (servers <= load) {
            return 1;
        }
        double lost = erlangB(servers, load);
        return servers * lost / (servers - load * (1 - lost));
    }

    /** Gives the share of callers who have to wait at all. */
    double delayProbability(int size) {
        if (size <= offeredLoad) {
            return 1;
        }
        double peakedness = 1 + (arrivalVariation - 1) / (1 + Math.min(1, heldVariation));
        double left = size - (peakedness - 1) / 2;
        if (left <= offeredLoad) {
            return 1;
        }
        double bundles = left / peakedness;
        double load = offeredLoad / peakedness;
        int below = (int) bundles;
        double part = bundles - below;
        double atBelow = erlangC(below, load);
        return part == 0 || atBelow == 0 ? atBelow : atBelow * Math.pow(erlangC(below + 1, load) / atBelow, part);
    }

    /** Gives the share of callers who wait longer than that. */
    double waitTail(int size, double waitNanos) {
        if (size <= offeredLoad) {
            return 1;
        }
        return delayProbability(size) * Math.exp(-waitNanos / meanWaitOfWaitingNanos(size));
    }

    /**
     * Gives the wait that only that share of the callers exceed.
     *
     * @return infinity if the size cannot carry the load
     */
    double waitNanos(int size, double share) {
        if (size <= offeredLoad) {
            return Double.POSITIVE_INFINITY;
        }
        double waiting = delayProbability(size);
        return waiting <= share ? 0 : Math.log(waiting / share) * meanWaitOfWaitingNanos(size);
    }

    private double meanWaitOfWaitingNanos(int size) {
        return (arrivalVariation + heldVariation) / 2 * meanHeldNanos / (size - offeredLoad);
    }

    /**
     * Finds the smallest size at which no more than that share of the callers wait longer than that.
     *
     * @param most largest size to look at, at least 1
     * @return {@code most} if that, too, is too small
     */
    int smallestSize(double waitNanos, double share, int most) {
        int tooSmall = 0;
        int enough = 1;
        while (enough < most && waitTail(enough, waitNanos) > share) {
            tooSmall = enough;
            enough = (int) Math.min(most, 2L * enough);
        }
        while (enough - tooSmall > 1) {
            int size = (tooSmall + enough) >>> 1;
            if (waitTail(size, waitNanos) > share) {
                tooSmall = size;
            } else {
                enough = size;
            }
        }
        return enough;
    }
}
