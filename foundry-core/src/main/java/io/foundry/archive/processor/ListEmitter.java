package io.foundry.archive.processor;

/**
 * Writes the class that shows structs in a row as a list. It is a class of each record's own so that what the JIT compiler
 * learns where it creates views is about this record alone; then a loop over the list creates none.
 */
final class ListEmitter {

    private ListEmitter() {}

    static void add(SourceFile file) {
        file.add("""
                /** Records in a row in an archive. */
                private static final class Views extends ${io.foundry.archive.ArchivedList}<#{view}> {
                    Views(${io.foundry.archive.Archive} archive, int first, int count) {
                        super(archive, first, STRUCT_SIZE, count);
                    }

                    @Override
                    public #{view} get(int index) {
                        return new Flyweight(archive, offset(index));
                    }

                    @Override
                    public ${java.util.Iterator}<#{view}> iterator() {
                        return new Cursor(this);
                    }

                    @Override
                    public void forEach(${java.util.function.Consumer}<? super #{view}> action) {
                        for (int i = 0, count = size(); i < count; i++) {
                            action.accept(new Flyweight(archive, offset(i)));
                        }
                    }

                    private static final class Cursor implements ${java.util.Iterator}<#{view}> {
                        private final Views views;
                        private int next;

                        Cursor(Views views) {
                            this.views = views;
                        }

                        @Override
                        public boolean hasNext() {
                            return next < views.size();
                        }

                        @Override
                        public #{view} next() {
                            if (next >= views.size()) {
                                throw new ${java.util.NoSuchElementException}();
                            }
                            return new Flyweight(views.archive, views.offset(next++));
                        }
                    }
                }""");
    }
}
