package scoring

// Degrees by subject are no rows here: draft_degree.go reads them, since any subject can stand in them.
const qualificationsTable = `
GCSE English and Maths,qualification,GCSEs in English and Maths|GCSE Maths and English|GCSE English|GCSE Maths|GCSEs including English and Maths|Maths and English GCSE|Maths GCSE|English GCSE|GCSE Mathematics|GCSEs including Maths and English|GCSEs in Maths and English,,gcse
GCSEs,qualification,GCSE|O levels|GCSE or equivalent|National 5,GCSE English and Maths,gcse
High school diploma,qualification,GED|high school graduate|high school diploma or GED,,gcse
A levels,qualification,A-levels|A level|A-level|Scottish Highers|Advanced Highers|International Baccalaureate|baccalaureat|Abitur|Matura,,a_level
Functional Skills,qualification,Functional Skills Level 2|Functional Skills Maths|Functional Skills English,,gcse
HNC,qualification,Higher National Certificate,,diploma
HND,qualification,Higher National Diploma|HNC/HND,,diploma
Foundation degree,qualification,FdA|FdSc,,diploma
Associate degree,qualification,associate's degree|associates degree,,diploma
BTEC National,qualification,BTEC Level 3|BTEC Extended Diploma|National Diploma,,a_level
NVQ Level 2,qualification,NVQ 2|NVQ II|SVQ 2|SVQ Level 2|City & Guilds Level 2,,gcse
NVQ Level 3,qualification,NVQ 3|NVQ III|SVQ 3|SVQ Level 3|City & Guilds Level 3|Level 3 Diploma,,a_level
NVQ Level 4,qualification,NVQ 4|SVQ 4|Level 4 Diploma|Level 4 Certificate,,diploma
NVQ Level 5,qualification,NVQ 5|Level 5 Diploma|ILM Level 5|CMI Level 5|Level 5 Diploma in Leadership,,diploma
ILM,qualification,ILM Level 3|Institute of Leadership and Management|CMI Level 3|CMI
City & Guilds,qualification,City and Guilds
Apprenticeship,qualification,time-served|time served|completed apprenticeship|apprentice trained|modern apprenticeship|journeyman|apprenticeship trained
MBA,qualification,Master of Business Administration,,master
Meister,qualification,Meisterbrief|Handwerksmeister
Ausbildung,qualification,Berufsausbildung|Gesellenbrief
Vocational diploma,qualification,vocational qualification|trade school|vocational training|CAP diploma
Business administration qualification,qualification,NVQ Business Administration|NVQ Level 2 Business Administration|NVQ Level 3 Business Administration|business administration apprenticeship
Customer service qualification,qualification,NVQ Customer Service|NVQ Level 2 Customer Service
Google certificate,qualification,Google Analytics certification|Google Ads certification|Google Ads certified
AWS certification,qualification,AWS Certified Solutions Architect|AWS Solutions Architect|AWS Certified Developer|AWS certifications
Microsoft certification,qualification,Microsoft Certified|MCSA|MCSE|Azure Administrator Associate|AZ-104|AZ-900|MOS certified
ECDL,qualification,ICDL|European Computer Driving Licence|CLAIT
IELTS,qualification,TOEFL|Cambridge Advanced English|Cambridge C1 Advanced
`
