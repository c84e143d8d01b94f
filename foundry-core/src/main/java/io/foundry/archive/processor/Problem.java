package io.foundry.archive.processor;

/** What can be wrong with an archived type. Each has an id by which it can be searched for, in docs/archive.md too. */
enum Problem {
    NOT_ARCHIVABLE(
            "FND-A001",
            "@Archived is for records and sealed interfaces of records; %s is neither. Remove the annotation"),
    GENERIC("FND-A002", "%s has type parameters, whose values have no known layout. Declare a record for each use"),
    PRIVATE(
            "FND-A003",
            "%s is private, or within a private type, so that generated code cannot reach it. Make it package-private"),
    VIEW_NOT_IMPLEMENTED("FND-A004", "%s does not %s the view that is generated for it: let it %2$s %s"),
    UNSUPPORTED_TYPE("FND-A005", "Component '%s' is of type %s, which cannot be archived: %s"),
    UNREACHABLE_TYPE(
            "FND-A006",
            "Component '%s' is of type %s, which generated code cannot reach from package %s. Make it less private"),
    CASE_NOT_ARCHIVED("FND-A007", "%s permits %s, which is not archived: %s"),
    SAME_NAME("FND-A008", "%s and %s of the same package would both get a view named %s. Rename one of them"),
    NAME_TAKEN("FND-A009", "%s cannot be generated, since there is a type of that name. Rename that one, or %s"),
    RESERVED_COMPONENT("FND-A010", "Component '%s' has the name of a method that every view has. Rename it"),
    MISSING_TYPE(
            "FND-A011",
            "Component '%s' is of type %s, which does not exist. Import or generate it; of an archived"
                    + " record declare the record, not its view"),
    NOT_WRITTEN("FND-A012", "%s could not be written: %s");

    private final String id;
    private final String text;

    Problem(String id, String text) {
        this.id = id;
        this.text = text;
    }

    String message(Object... details) {
        return id + ": " + text.formatted(details) + ".";
    }
}
