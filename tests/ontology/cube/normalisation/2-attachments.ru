# What is said once, of a data set or of a slice, is said of each of its observations.
PREFIX qb: <http://purl.org/linked-data/cube#>
INSERT { ?observation ?property ?value } WHERE {
  ?component qb:componentProperty ?property ; qb:componentAttachment qb:DataSet .
  ?dataset qb:structure/qb:component ?component ; ?property ?value .
  ?observation qb:dataSet ?dataset
} ;
INSERT { ?observation ?property ?value } WHERE {
  ?component qb:componentProperty ?property ; qb:componentAttachment qb:Slice .
  ?dataset qb:structure/qb:component ?component ; qb:slice ?slice .
  ?slice ?property ?value ; qb:observation ?observation
} ;
INSERT { ?observation ?dimension ?value } WHERE {
  ?component qb:componentProperty ?dimension .
  ?dimension a qb:DimensionProperty .
  ?dataset qb:structure/qb:component ?component ; qb:slice ?slice .
  ?slice ?dimension ?value ; qb:observation ?observation
}
