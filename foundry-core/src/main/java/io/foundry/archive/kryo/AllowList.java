package io.foundry.archive.kryo;

import java.util.List;
import java.util.Set;

/** Which class names may be resolved at all; asked before a class is loaded. Immutable. */
final class AllowList {

    /** Types of the JDK that have no number of their own: enums, and what arrays are made of. */
    private static final Set<String> JDK = Set.of(
            "java.lang.CharSequence",
            "java.lang.Comparable",
            "java.lang.Iterable",
            "java.lang.Number",
            "java.lang.Object",
            "java.math.RoundingMode",
            "java.time.DayOfWeek",
            "java.time.Month",
            "java.time.ZoneId",
            "java.time.temporal.ChronoUnit",
            "java.util.Collection",
            "java.util.EnumSet",
            "java.util.List",
            "java.util.Map",
            "java.util.Map$Entry",
            "java.util.Set",
            "java.util.SortedMap",
            "java.util.SortedSet",
            "java.util.concurrent.TimeUnit");

    private final List<String> prefixes;

    /** Takes names of packages, which stand for their sub-packages too. */
    AllowList(List<String> packages) {
        prefixes = packages.stream().map(name -> name + ".").toList();
    }

    /** Whether a class of this name, which is no array's, is the application's own. */
    boolean isOwn(String name) {
        for (String prefix : prefixes) {
            if (name.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a class of this name, which is no array's, may be loaded. */
    boolean permits(String name) {
        return isOwn(name) || isJdk(name);
    }

    static boolean isJdk(String name) {
        return JDK.contains(name) || BuiltIns.isPublicName(name);
    }
}
