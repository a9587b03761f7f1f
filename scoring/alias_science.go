package scoring

const scienceTable = `
Laboratory work,,laboratory experience|lab experience|laboratory techniques|lab techniques|lab technician|laboratory technician|laboratory skills|wet lab|bench work|laboratory assistant|lab work
Good Laboratory Practice,,GLP|good laboratory practice|ISO 17025|ISO/IEC 17025|UKAS
Good Manufacturing Practice,,GMP|cGMP|good manufacturing practice|GxP|21 CFR Part 11
Analytical chemistry,,analytical chemist|analytical techniques|wet chemistry|titration|method validation|method development
HPLC,,high performance liquid chromatography|UPLC|liquid chromatography
Gas chromatography,,GC-MS|GCMS|GC/MS|LC-MS|LCMS
Mass spectrometry,,mass spec|MALDI
Spectroscopy,,NMR|FTIR|UV-Vis|ICP-MS|ICP-OES|Raman spectroscopy
Organic chemistry,,organic synthesis|synthetic chemistry|medicinal chemistry
Microbiology,,microbiologist|microbiological testing|aseptic techniques|bacterial culture|environmental monitoring microbiology
Molecular biology,,DNA extraction|molecular cloning|gel electrophoresis|Western blot|western blotting|recombinant DNA,PCR
PCR,,qPCR|RT-PCR|polymerase chain reaction
Cell culture,,tissue culture|mammalian cell culture|cell lines|primary cells
ELISA,,immunoassays|immunoassay
Flow cytometry,,FACS
Genomics,,next generation sequencing|NGS|DNA sequencing|RNA-seq|CRISPR|genetics
Bioinformatics,,computational biology|Bioconductor|sequence analysis
Biochemistry,,protein purification|enzyme assays|biochemist|protein expression
Immunology,,immunohistochemistry|antibodies
Histology,,histopathology|tissue sectioning|microtomy
Biomedical science,,biomedical scientist|haematology|clinical chemistry|blood transfusion science|IBMS
Clinical research,,clinical trials|ICH-GCP|Good Clinical Practice|GCP training|clinical research associate|CRA|clinical study|trial monitoring
Regulatory affairs,,regulatory submissions|MHRA|FDA submissions|EMA submissions|marketing authorisation
Pharmacovigilance,,drug safety|adverse event reporting
Quality control testing,,QC testing|QC laboratory|QC analyst|stability testing|raw material testing|QC lab
LIMS,,laboratory information management system|LabWare|electronic lab notebook
Standard operating procedures,,SOPs|writing SOPs|SOP|standard operating procedure
Experimental design,,design of experiments|experiment design|DoE
Data handling and statistics,,scientific data analysis|GraphPad Prism|Minitab|JMP software|Origin software
Scientific writing,,scientific reports|scientific publications|report writing|writing scientific papers|writing reports|technical writing|write reports
Marine biology,,marine biologist|marine ecology|marine ecologist|marine science|oceanography|marine environment
Benthic survey,,benthic surveys|benthic sampling|benthic monitoring|grab sampling|drop-down video|benthic survey experience|benthic ecology
Benthic taxonomy,,invertebrate identification|invertebrate taxonomy|identify benthic invertebrates|macrofauna identification|benthic invertebrates|benthic taxonomist|taxonomic identification
Seagrass and maerl,,eelgrass|seagrass|maerl|Zostera
Marine surveys at sea,,survey vessels|vessel-based surveys|boat-based surveys|offshore surveys|surveys at sea|sea-going experience|fieldwork at sea|survey vessel
Commercial diving,licence,HSE diving|HSE Part IV|HSE SCUBA|scientific diving|HSE diving qualification|commercial diver|HSE IV|PADI Divemaster
Powerboat handling,licence,RYA Powerboat Level 2|boat handling|RYA Day Skipper|powerboat licence
Ecology,,ecologist|ecological surveys|ecological survey|habitat surveys|Phase 1 habitat survey|UKHab|field ecology
Protected species surveys,licence,great crested newt licence|bat licence|bat surveys|protected species licence|newt surveys|Natural England licence
Botany,,plant identification|botanical surveys|botanist|NVC surveys
Ornithology,,bird surveys|bird identification|ornithologist
Environmental impact assessment,,EIA|environmental statements|environmental impact|environmental assessment|habitats regulations assessment
Environmental management,,environmental manager|environmental compliance|environmental permitting|ISO 14001|environmental consultancy|environmental consultant|environmental science
Biodiversity net gain,,BNG|biodiversity metric|biodiversity
Sustainability,,ESG|carbon reporting|carbon footprint|net zero|sustainability reporting|life cycle assessment|greenhouse gas reporting
Water quality monitoring,,water sampling|water quality|environmental sampling|soil sampling
Contaminated land,,land contamination|remediation of land
Waste management,,waste regulations|recycling operations|waste transfer
GIS,,geographic information systems|geographical information systems|spatial analysis|GIS mapping,ArcGIS|QGIS
ArcGIS,,ArcMap|ArcGIS Pro|Esri
QGIS,,Quantum GIS
Remote sensing,,satellite imagery|LiDAR|drone mapping|drone surveys|photogrammetry
Geology,,geologist|geological mapping|core logging|hydrogeology
Physics research,,experimental physics|optics|lasers|photonics
Materials science,,materials testing|metallurgy|polymers|SEM microscopy
Fieldwork,,field work|field surveys|field sampling|field data collection|field survey
Agriculture and agronomy,,agronomist|crop trials|soil science|agronomy
Fisheries and aquaculture,,aquaculture|fish farm|fisheries science|fish health
Food science,,food technologist|product development food|sensory analysis|food technology
Research and development,,R&D|research scientist|R and D
Meteorology,,weather forecasting|climate modelling|climate science
`
