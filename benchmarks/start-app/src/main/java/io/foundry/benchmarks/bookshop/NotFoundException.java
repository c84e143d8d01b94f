package io.foundry.benchmarks.bookshop;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The shop does not have what was asked for. */
@ResponseStatus(HttpStatus.NOT_FOUND)
public class NotFoundException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /**
     * Makes the exception.
     *
     * @param what kind of thing
     * @param id which was asked for
     */
    public NotFoundException(String what, long id) {
        super("There is no " + what + " " + id);
    }
}
