package com.acme;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;

/** An application, in a package that no rule knows, which uses its connections in good and bad ways. */
public final class OrderService {

    private final DataSource dataSource;

    private final CountDownLatch reached = new CountDownLatch(1);

    private final CountDownLatch goOn = new CountDownLatch(1);

    public OrderService(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    public void place() throws Exception {
        try (Connection connection = dataSource.getConnection()) {
            callPaymentProvider();
            connection.isValid(1);
        }
    }

    private void callPaymentProvider() throws InterruptedException {
        reached.countDown();
        goOn.await();
    }

    public void run(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            reached.countDown();
            statement.execute(sql);
        }
    }

    public void stream(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SET LAZY_QUERY_EXECUTION 1");
            try (ResultSet rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    rows.getInt(1);
                }
            }
        }
    }

    public void nested() throws SQLException {
        try (Connection outer = dataSource.getConnection()) {
            reached.countDown();
            try (Connection inner = dataSource.getConnection()) {
                inner.isValid(1);
                outer.isValid(1);
            }
        }
    }

    public void nestedWith(DataSource other) throws SQLException {
        try (Connection outer = dataSource.getConnection();
                Connection inner = other.getConnection()) {
            inner.isValid(1);
            outer.isValid(1);
        }
    }

    public void inTwoSteps(CountDownLatch first, CountDownLatch second) throws Exception {
        try (Connection connection = dataSource.getConnection()) {
            reached.countDown();
            firstStep(first);
            secondStep(second);
            connection.isValid(1);
        }
    }

    private static void firstStep(CountDownLatch end) throws InterruptedException {
        end.await();
    }

    private static void secondStep(CountDownLatch end) throws InterruptedException {
        end.await();
    }

    public Connection leak() throws SQLException {
        return dataSource.getConnection();
    }

    public void awaitReached() throws InterruptedException {
        reached.await();
    }

    public void goOn() {
        goOn.countDown();
    }
}
