package io.foundry.atlas.problem;

/** What the client asked for by its key does not exist; the message is for the client. */
public class NotKnownException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NotKnownException(String message) {
        super(message);
    }
}
