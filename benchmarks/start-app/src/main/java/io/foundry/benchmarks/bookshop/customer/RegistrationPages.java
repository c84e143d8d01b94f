package io.foundry.benchmarks.bookshop.customer;

import jakarta.validation.Valid;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Where new customers say who they are. */
@Controller
@RequestMapping("/register")
class RegistrationPages {

    private final CustomerService customers;

    RegistrationPages(CustomerService customers) {
        this.customers = customers;
    }

    @GetMapping
    String form(@ModelAttribute("registration") Registration registration) {
        return "register";
    }

    @PostMapping
    String register(@Valid @ModelAttribute("registration") Registration registration, BindingResult errors) {
        String name = registration.name();
        String email = registration.email();
        if (errors.hasErrors() || name == null || email == null) {
            return "register";
        }
        if (customers.isKnown(email)) {
            errors.rejectValue("email", "known", "is a customer's already");
            return "register";
        }
        customers.register(name, email);
        return "redirect:/";
    }
}
