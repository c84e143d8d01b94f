package io.foundry.archive.processor;

import io.foundry.archive.Archived;

@Archived
sealed interface Shape extends ShapeView {

    @Archived
    record Circle(double radius) implements Shape, CircleView {}

    @Archived
    record Label(String text, Shape of) implements Shape, LabelView {}

    @Archived
    sealed interface Polygon extends Shape, PolygonView {}

    @Archived
    record Square(double side) implements Polygon, SquareView {}

    @Archived
    record Dot() implements Polygon, DotView {}
}
