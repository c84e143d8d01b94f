package io.foundry.atlas.problem;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Turns what goes wrong in a request into a problem response whose detail says what to change. */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    /** Time for a server to restart; a pool that is full has room again sooner. */
    private static final int RETRY_AFTER_SECONDS = 5;

    @ExceptionHandler
    ProblemDetail invalid(InvalidParameterException problem) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, problem.getMessage());
    }

    @ExceptionHandler
    ProblemDetail notKnown(NotKnownException problem) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, problem.getMessage());
    }

    /** The database is away, ends the connection, or does not answer in time: no fault of the request. */
    @ExceptionHandler({
        DataAccessResourceFailureException.class,
        RecoverableDataAccessException.class,
        TransientDataAccessException.class
    })
    ResponseEntity<ProblemDetail> databaseAway(Exception problem) {
        log.warn("The database did not answer a request: {}", problem.getMessage());
        ProblemDetail detail = ProblemDetail.forStatusAndDetail(
                HttpStatus.SERVICE_UNAVAILABLE,
                "The database does not answer. Try again in " + RETRY_AFTER_SECONDS + " seconds.");
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, Integer.toString(RETRY_AFTER_SECONDS))
                .body(detail);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException problem, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (problem instanceof MethodArgumentTypeMismatchException mismatch) {
            Parameter parameter = Parameter.named(mismatch.getName());
            if (parameter != null) {
                ProblemDetail detail = ProblemDetail.forStatusAndDetail(status, parameter.refusal(mismatch.getValue()));
                return handleExceptionInternal(problem, detail, headers, status, request);
            }
        }
        return super.handleTypeMismatch(problem, headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMissingServletRequestParameter(
            MissingServletRequestParameterException problem,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        Parameter parameter = Parameter.named(problem.getParameterName());
        if (parameter == null) {
            return super.handleMissingServletRequestParameter(problem, headers, status, request);
        }
        ProblemDetail detail = ProblemDetail.forStatusAndDetail(status, parameter.absence());
        return handleExceptionInternal(problem, detail, headers, status, request);
    }
}
