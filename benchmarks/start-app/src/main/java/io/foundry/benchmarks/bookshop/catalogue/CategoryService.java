package io.foundry.benchmarks.bookshop.catalogue;

import io.foundry.benchmarks.bookshop.NotFoundException;
import java.util.List;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How the shop is ordered. */
@Service
@Transactional(readOnly = true)
public class CategoryService {

    private final CategoryRepository categories;

    CategoryService(CategoryRepository categories) {
        this.categories = categories;
    }

    /** Returns what is at the top. */
    @Cacheable("top-categories")
    public List<CategoryName> top() {
        return names(categories.findByParentIsNullOrderByName());
    }

    /** Returns what is within a category. */
    public List<CategoryName> within(long parent) {
        return names(categories.findByParentIdOrderByName(parent));
    }

    /** Returns a category's name. */
    public String name(long id) {
        return categories.findById(id).map(Category::getName).orElseThrow(() -> new NotFoundException("category", id));
    }

    private static List<CategoryName> names(List<Category> found) {
        return found.stream()
                .map(category -> new CategoryName(category.getId(), category.getName()))
                .toList();
    }
}
