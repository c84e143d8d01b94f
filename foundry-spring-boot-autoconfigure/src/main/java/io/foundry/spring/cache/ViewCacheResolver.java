package io.foundry.spring.cache;

import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.cache.Cache;
import org.springframework.cache.CacheManager;
import org.springframework.cache.interceptor.CacheOperationInvocationContext;
import org.springframework.cache.interceptor.CacheResolver;
import org.springframework.core.GenericTypeResolver;
import org.springframework.core.ReactiveAdapter;
import org.springframework.core.ReactiveAdapterRegistry;
import org.springframework.core.ResolvableType;
import org.springframework.util.ClassUtils;
import org.springframework.util.function.SingletonSupplier;

/**
 * Gives a method its caches as its return type wants them: with views on a hit where it returns a view, a list or an
 * optional of views, or one of these in a future, a Mono or a Flux; else with values. Caches of other managers are given
 * as they are. Thread-safe.
 */
public final class ViewCacheResolver implements CacheResolver {

    private final SingletonSupplier<CacheManager> manager;

    private final Map<Site, Declared> sites = new ConcurrentHashMap<>();

    /**
     * Creates a resolver.
     *
     * @param manager gives the manager when the first method asks
     */
    public ViewCacheResolver(Supplier<CacheManager> manager) {
        this.manager = SingletonSupplier.of(manager);
    }

    @Override
    public Collection<? extends Cache> resolveCaches(CacheOperationInvocationContext<?> context) {
        Collection<String> names = context.getOperation().getCacheNames();
        if (names.size() == 1) {
            return List.of(cache(names.iterator().next(), context));
        }
        return names.stream().map(name -> cache(name, context)).toList();
    }

    private Cache cache(String name, CacheOperationInvocationContext<?> context) {
        Cache cache = manager.obtain().getCache(name);
        if (cache == null) {
            throw new IllegalArgumentException("Cannot find cache named '" + name + "' for " + context.getOperation());
        }
        return cache instanceof FoundryCache ours ? ours.as(declared(ours, context)) : cache;
    }

    private Declared declared(FoundryCache cache, CacheOperationInvocationContext<?> context) {
        Site site = new Site(context.getMethod(), AopProxyUtils.ultimateTargetClass(context.getTarget()));
        Declared declared = sites.get(site);
        if (declared == null) {
            declared = cache.entries().declared(cachedType(site.method(), site.target()));
            sites.put(site, declared);
        }
        return declared;
    }

    /** What of a method's value Spring puts into a cache: it unwraps an optional, a future and reactive types. */
    static Type cachedType(Method method, Class<?> target) {
        Type type = GenericTypeResolver.resolveType(method.getGenericReturnType(), target);
        if (!(type instanceof ParameterizedType composed) || !(composed.getRawType() instanceof Class<?> raw)) {
            return type instanceof Class<?> plain ? ClassUtils.resolvePrimitiveIfNecessary(plain) : type;
        }
        Type[] arguments = composed.getActualTypeArguments();
        if (raw == Optional.class || CompletionStage.class.isAssignableFrom(raw)) {
            return arguments[0];
        }
        ReactiveAdapter reactive = ReactiveAdapterRegistry.getSharedInstance().getAdapter(raw);
        if (reactive == null || arguments.length != 1) {
            return type;
        }
        return reactive.isMultiValue()
                ? ResolvableType.forClassWithGenerics(List.class, ResolvableType.forType(arguments[0]))
                        .getType()
                : arguments[0];
    }

    /** A method as seen through a class, which may give its type variables a meaning. */
    private record Site(Method method, Class<?> target) {}
}
