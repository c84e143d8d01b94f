INSERT INTO publisher (name, city)
SELECT 'Publisher ' || n, (ARRAY ['Berlin', 'Leipzig', 'Zurich', 'Vienna'])[n % 4 + 1]
FROM generate_series(1, 20) n;

INSERT INTO author (name, born)
SELECT (ARRAY ['Ada', 'Ben', 'Clara', 'David', 'Emma'])[n % 5 + 1] || ' '
           || (ARRAY ['Smith', 'Weaver', 'Miller', 'Cooper', 'Mason', 'Turner', 'Fisher'])[n % 7 + 1],
       1930 + n
FROM generate_series(1, 60) n;

INSERT INTO category (name)
VALUES ('Fiction'), ('Science'), ('History'), ('Children');

INSERT INTO category (name, parent_id)
SELECT top.name || ', ' || part, top.id
FROM category top, unnest(ARRAY ['short', 'long', 'illustrated']) part
ORDER BY top.id, part;

INSERT INTO book (title, summary, published, publisher_id)
SELECT (ARRAY ['The Anvil', 'A Bellows', 'The Last Casting', 'Slag and Sand', 'Pattern Makers'])[n % 5 + 1]
           || ', volume ' || n,
       'What the ' || n || 'th furnace taught those who stood before it.',
       DATE '2020-01-01' + n * 5,
       n % 20 + 1
FROM generate_series(1, 400) n;

INSERT INTO book_author
SELECT id, id % 60 + 1 FROM book
UNION
SELECT id, (id * 7) % 60 + 1 FROM book WHERE id % 3 = 0;

INSERT INTO book_category
SELECT id, id % 16 + 1 FROM book;

INSERT INTO edition (book_id, format, isbn, price)
SELECT book.id, format, '978-' || to_char(book.id * 10 + place, 'FM000000000'), 9.99 + book.id % 30 + 3 * place
FROM book, unnest(ARRAY ['EBOOK', 'PAPERBACK', 'HARDCOVER']) WITH ORDINALITY formats (format, place)
ORDER BY book.id, place;

INSERT INTO warehouse (name, city)
VALUES ('North', 'Hamburg'), ('South', 'Munich');

INSERT INTO stock_level (warehouse_id, edition_id, copies)
SELECT warehouse.id, edition.id, (edition.id * warehouse.id) % 40
FROM warehouse, edition
WHERE edition.format <> 'EBOOK';

INSERT INTO voucher (code, percent, valid_until)
VALUES ('FURNACE', 10, DATE '2099-12-31'), ('COLD', 5, DATE '2020-12-31');

INSERT INTO customer (name, email, registered)
SELECT 'Reader ' || n, 'reader' || n || '@example.org', TIMESTAMPTZ '2025-01-01 12:00:00Z'
FROM generate_series(1, 50) n;

INSERT INTO review (book_id, reader, stars, text, written)
SELECT id, 'Reader ' || id % 50, id % 5 + 1, 'I read it in one night.', TIMESTAMPTZ '2025-06-01 12:00:00Z'
FROM book
WHERE id % 2 = 0;

INSERT INTO staff_pick (book_id, reason)
SELECT id, 'We read it aloud in the shop' FROM book WHERE id % 100 = 0;
