package io.foundry.benchmarks.letters;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The provider asks Spring for a bean while it works, and the web server for one that uses the provider's factory: two
 * threads that could wait for each other.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({LettersApplication.Seal.class, LettersApplication.Sealing.class, LettersApplication.Counting.class})
class LettersApplication {

    @Entity
    static class Letter {

        @Id
        long id;

        @Convert(converter = Sealing.class)
        String text = "";
    }

    static class Seal {

        String on(String text) {
            return "sealed " + text;
        }
    }

    @Converter
    static class Sealing implements AttributeConverter<String, String> {

        /** Those on which one was made; the first is the provider's. */
        static final List<String> THREADS = new CopyOnWriteArrayList<>();

        private final Seal seal;

        Sealing(ObjectProvider<Seal> seal) throws InterruptedException {
            THREADS.add(Thread.currentThread().getName());
            // The filter has begun to wait by then
            Thread.sleep(1500);
            this.seal = seal.getObject();
        }

        @Override
        public String convertToDatabaseColumn(String text) {
            return seal.on(text);
        }

        @Override
        public String convertToEntityAttribute(String text) {
            return text;
        }
    }

    static class Counting extends OncePerRequestFilter {

        final long atStart;

        Counting(Letters letters) {
            atStart = letters.count();
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            chain.doFilter(request, response);
        }
    }
}
