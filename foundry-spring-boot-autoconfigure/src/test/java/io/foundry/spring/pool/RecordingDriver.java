package io.foundry.spring.pool;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;

/** A driver for URLs of {@code //recorded}, which notes what it is asked for; no server would tell that. */
public final class RecordingDriver implements Driver {

    static final List<Login> LOGINS = new CopyOnWriteArrayList<>();

    static {
        try {
            DriverManager.registerDriver(new RecordingDriver());
        } catch (SQLException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    /** One login; what became of its connection changes. */
    record Login(String url, Properties properties, AtomicInteger networkTimeout, AtomicBoolean closed) {

        String user() {
            return properties.getProperty("user");
        }
    }

    static List<Login> logins(String url) {
        return LOGINS.stream().filter(login -> login.url().equals(url)).toList();
    }

    @Override
    public Connection connect(String url, Properties properties) throws SQLException {
        if (!acceptsURL(url)) {
            return null;
        }
        Login login = new Login(url, properties, new AtomicInteger(), new AtomicBoolean());
        LOGINS.add(login);
        if ("wrong".equals(properties.getProperty("password"))) {
            throw new SQLException("wrong password", "28P01");
        }
        return proxy(Connection.class, (name, arguments) -> switch (name) {
            case "setNetworkTimeout" -> {
                login.networkTimeout().set((Integer) arguments[1]);
                yield null;
            }
            case "getNetworkTimeout" -> login.networkTimeout().get();
            case "isClosed" -> login.closed().get();
            case "close" -> {
                login.closed().set(true);
                yield null;
            }
            case "isValid", "getAutoCommit" -> true;
            case "getTransactionIsolation" -> Connection.TRANSACTION_READ_COMMITTED;
            case "createStatement" ->
                proxy(Statement.class, (method, none) -> {
                    if (method.equals("execute") && url.contains("refusing")) {
                        throw new SQLException("refused", "42000");
                    }
                    return null;
                });
            case "getMetaData" -> proxy(DatabaseMetaData.class, (method, none) -> null);
            default -> null;
        });
    }

    private interface Answers {
        Object to(String method, Object[] arguments) throws SQLException;
    }

    private static <T> T proxy(Class<T> type, Answers answers) {
        return type.cast(Proxy.newProxyInstance(
                RecordingDriver.class.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    if (method.getName().equals("hashCode")) {
                        return System.identityHashCode(self);
                    }
                    if (method.getName().equals("equals")) {
                        return self == arguments[0];
                    }
                    Object answer = answers.to(method.getName(), arguments);
                    if (answer != null || !method.getReturnType().isPrimitive()) {
                        return answer;
                    }
                    return method.getReturnType() == boolean.class
                            ? (Object) false
                            : method.getReturnType() == int.class ? (Object) 0 : null;
                }));
    }

    @Override
    public boolean acceptsURL(String url) {
        return url.contains("//recorded");
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties properties) {
        return new DriverPropertyInfo[0];
    }

    @Override
    public int getMajorVersion() {
        return 4;
    }

    @Override
    public int getMinorVersion() {
        return 2;
    }

    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }
}
