"""What the table of area codes does not say: the scheme, the centre, English province names."""

HEADER = """\
# Code list: administrative divisions of China (GB/T 2260 with history).
# Written by build_divisions.py; change the script, not this file.
@prefix div: <https://w3id.org/fiscus/id/division/> .
@prefix code: <https://w3id.org/fiscus/code/> .
@prefix level: <https://w3id.org/fiscus/code/government-level/> .
@prefix fis: <https://w3id.org/fiscus/ontology#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dcterms: <http://purl.org/dc/terms/> .

code:division a skos:ConceptScheme ;
  dcterms:title "行政区划代码"@zh , "Administrative divisions"@en ;
  dcterms:description "GB/T 2260 县级及以上区划代码，含启用与停用年份、曾用名和继任代码。"@zh ,
    "Codes of GB/T 2260 down to counties, with years of use, former names and successors."@en ;
  dcterms:source "GB/T 2260 area codes with history, CC0" ;
  dcterms:license <https://creativecommons.org/publicdomain/zero/1.0/> .

div:100000 a fis:AdministrativeDivision , skos:Concept ;
  skos:inScheme code:division ; skos:topConceptOf code:division ; skos:notation "100000" ;
  fis:divisionCode "100000" ; fis:governmentLevel level:central ;
  skos:prefLabel "中华人民共和国"@zh , "China"@en ;
  skos:altLabel "中央"@zh .

"""

PROVINCES = {
    "110000": "Beijing",
    "120000": "Tianjin",
    "130000": "Hebei",
    "140000": "Shanxi",
    "150000": "Inner Mongolia",
    "210000": "Liaoning",
    "220000": "Jilin",
    "230000": "Heilongjiang",
    "310000": "Shanghai",
    "320000": "Jiangsu",
    "330000": "Zhejiang",
    "340000": "Anhui",
    "350000": "Fujian",
    "360000": "Jiangxi",
    "370000": "Shandong",
    "410000": "Henan",
    "420000": "Hubei",
    "430000": "Hunan",
    "440000": "Guangdong",
    "450000": "Guangxi",
    "460000": "Hainan",
    "500000": "Chongqing",
    "510000": "Sichuan",
    "520000": "Guizhou",
    "530000": "Yunnan",
    "540000": "Tibet",
    "610000": "Shaanxi",
    "620000": "Gansu",
    "630000": "Qinghai",
    "640000": "Ningxia",
    "650000": "Xinjiang",
    "710000": "Taiwan",
    "810000": "Hong Kong",
    "820000": "Macao",
}
