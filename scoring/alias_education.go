package scoring

const educationTable = `
Teaching,,teacher|classroom teaching|classroom teacher|lesson delivery|teaching experience|lecturer|lecturing
Qualified Teacher Status,licence,QTS|qualified teacher|teaching certification|state teaching certificate|teaching license|teaching licence|GTCS|GTCS registration|QTLS
PGCE,qualification,Postgraduate Certificate in Education|PGDE|PGCert Education|SCITT|Schools Direct
Early Career Teacher,,NQT|newly qualified teacher
Lesson planning,,lesson plans|planning lessons|schemes of work|plan and teach|plan lessons|unit plans
Curriculum development,,curriculum design|curriculum planning|course development|course design|National Curriculum
Classroom management,,behaviour management|behavior management|managing behaviour|positive behaviour
Assessment and marking,,marking|pupil assessment|pupil progress|student assessment|assessment for learning|formative assessment|progress tracking|report to parents|grading
Primary teaching,,primary school|KS1|KS2|Key Stage 1|Key Stage 2|elementary school|primary teacher|Year 6|elementary teacher
Secondary teaching,,secondary school|KS3|KS4|Key Stage 3|Key Stage 4|high school|secondary teacher
A-level teaching,,KS5|Key Stage 5|sixth form|A level teaching|post-16
GCSE teaching,,teaching GCSE|teach GCSE|GCSE classes|GCSE groups
Mathematics teaching,,maths teacher|teaching maths|teacher of mathematics|mathematics teacher|teach mathematics|teach maths|maths lessons|math teacher
English teaching,,English teacher|teacher of English|teaching English literature|English lessons
Science teaching,,science teacher|teacher of science|physics teacher|chemistry teacher|biology teacher|teaching science|teach science
Computing teaching,,computing teacher|computer science teacher|ICT teacher
Languages teaching,,MFL teacher|modern foreign languages|French teacher|Spanish teacher|language teacher|German teacher
Humanities teaching,,history teacher|geography teacher|RE teacher|teacher of history
Music and arts teaching,,music teacher|art teacher|drama teacher|dance teacher|instrumental teaching
Physical education,,PE teacher|teacher of PE|sports coaching|sports coach|coaching sport
TEFL,qualification,CELTA|TESOL|DELTA|TESL|Trinity CertTESOL|teaching English as a foreign language
EAL and ESOL,,ESOL|EAL|English as an additional language|English as a second language|ESL
SEND,,special educational needs|SEN|special needs|SEND provision|special education|EHCP|EHC plans|additional needs
SENCO,qualification,SENCO award|NASENCO|SEN coordinator|National Award for SEN Coordination
Teaching assistant work,,teaching assistant|classroom assistant|learning support assistant|teacher's aide|paraprofessional|higher level teaching assistant|HLTA|cover supervisor
Teaching assistant qualification,qualification,Level 2 teaching assistant|Level 3 teaching assistant|Level 2 or Level 3 teaching assistant|Level 2 or 3 teaching assistant|Supporting Teaching and Learning in Schools|HLTA status|CACHE Level 2 teaching assistant
One-to-one tuition,,1:1 tuition|tutoring|tutor|small group interventions|phonics interventions
Phonics,,Read Write Inc|synthetic phonics|early reading
Early years,,EYFS|early years foundation stage|nursery nurse|nursery practitioner|early childhood education|preschool|pre-school|early years practitioner|early years educator|childcare|kindergarten|day nursery
Level 3 Early Years qualification,qualification,Level 3 Early Years Educator|NNEB|CACHE Level 3|Level 3 childcare|NVQ Level 3 Childcare|Child Development Associate|Level 3 in childcare|Level 2 in childcare|Level 3 childcare qualification
Childminding,,childminder|nannying|nanny|babysitting|au pair
Child development,,developmental milestones|play-based learning|learning through play
Pastoral care,,form tutor|pastoral|head of year|pupil wellbeing|student welfare|student support
School leadership,,headteacher|head teacher|deputy head|assistant head|head of department|subject lead|school principal|NPQH|middle leader|curriculum lead
Further education,,FE college|further education college|vocational education|BTEC|T Levels
Higher education,,university teaching|undergraduate teaching|academic teaching|seminar teaching|HE sector|university administration
FHEA,qualification,Fellow of the Higher Education Academy|Advance HE Fellow
Assessor award,qualification,A1 assessor|TAQA|CAVA|D32/D33|Level 3 assessor|assessor qualification
Internal quality assurance,qualification,IQA|IQA award|internal verifier|V1 award
Apprenticeship delivery,,apprenticeship standards|apprenticeship training|skills coach|work-based learning|end-point assessment
Learning and development,,L&D|training delivery|staff training|training design|learning needs analysis|corporate trainer|training needs analysis|delivering training
E-learning,,eLearning|Moodle|Articulate Storyline|learning management system|LMS|instructional design|Canvas LMS|Blackboard Learn
Google Classroom,,Google Workspace for Education|Microsoft Teams for Education
School administration,,SIMS|Arbor MIS|school office|attendance officer|school secretary|Bromcom
Exam invigilation,,invigilator|exams officer|examinations officer
Educational visits,,school trips|outdoor education|forest school|Duke of Edinburgh
Careers guidance,,careers adviser|careers advisor|information advice and guidance|IAG qualification
Academic research,,research publications|peer-reviewed publications|published papers|research grants|postdoctoral
Library work,,librarian|library assistant|cataloguing|library services|archives
Museum and collections work,,museum|collections care|curator|curation|exhibitions
Student recruitment,,admissions officer|university admissions|student admissions
Makaton,,PECS|British Sign Language signing with pupils
Team Teach,licence,positive handling|restraint training|physical intervention training
`
