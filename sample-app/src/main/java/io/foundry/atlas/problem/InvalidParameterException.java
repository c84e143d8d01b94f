package io.foundry.atlas.problem;

/** A request parameter has a value that it may not have; the message is for the client. */
class InvalidParameterException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InvalidParameterException(String message) {
        super(message);
    }
}
