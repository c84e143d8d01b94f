package io.foundry.archive;

@Archived
record Circle(double radius) implements Shape, CircleView {}
