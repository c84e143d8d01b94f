/** A record in no package, as small applications have them. */
record Unpackaged(int id) {}
