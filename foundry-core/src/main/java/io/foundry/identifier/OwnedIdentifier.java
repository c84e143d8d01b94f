package io.foundry.identifier;

/** Holds its text. Never changed after it was made; handed to other threads through acquire and release. */
final class OwnedIdentifier extends Identifier {

    private final String text;

    OwnedIdentifier(String text) {
        super(text, text.length(), STRING);
        this.text = text;
        this.hash = text.hashCode();
    }

    @Override
    public Identifier toOwned() {
        return this;
    }

    @Override
    public String toString() {
        return text;
    }
}
