package io.foundry.archive;

import java.util.List;

@Archived
record Polygon(String name, List<Circle> corners) implements Shape, PolygonView {}
