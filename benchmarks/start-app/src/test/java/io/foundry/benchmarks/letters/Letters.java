package io.foundry.benchmarks.letters;

import org.springframework.data.jpa.repository.JpaRepository;

/** Letters, by number. */
interface Letters extends JpaRepository<LettersApplication.Letter, Long> {}
