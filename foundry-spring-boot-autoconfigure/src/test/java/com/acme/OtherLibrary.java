package com.acme;

/** Calls whatever it is given. */
public final class OtherLibrary {

    private final Runnable what;

    public OtherLibrary(Runnable what) {
        this.what = what;
    }

    public void call() {
        what.run();
    }
}
