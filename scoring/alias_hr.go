package scoring

const hrTable = `
Human resources,,HR|HR generalist|HR experience|people team|HR department|HR function|HR role|HR advisor|HR adviser|HR manager|people operations
HR business partnering,,HR business partner|HRBP|people partner|HR partner|senior HR adviser|business partner HR|people business partner
Employee relations,,ER cases|employee relations cases|disciplinaries and grievances|disciplinary and grievance|grievances|disciplinaries|complex employee relations|ER casework|absence management|labor relations|grievance
Employment law,,UK employment law|employment legislation|labour law|labor law|employment tribunal|employment tribunals
TUPE,,TUPE transfers|TUPE transfer
Redundancy consultation,,redundancy|redundancies|collective consultation|restructuring consultations|reductions in force
Union relations,,trade unions|trade union|unionised environment|unionised workforce|union negotiations|industrial relations|collective bargaining|unionized environment|recognised unions
Organisational change,,change management|organisation design|organisational development|OD|organizational development|restructures|change programmes
Workforce planning,,resource planning|headcount planning|manpower planning
Succession planning,,talent management|talent review|talent development
Performance management,,performance reviews|appraisals|performance appraisals|capability management|objective setting
Pay and reward,,compensation and benefits|reward|pay review|salary benchmarking|job evaluation|comp and ben|benefits administration
Gender pay gap reporting,,ethnicity pay gap reporting|pay gap reporting
People analytics,,HR analytics|HR data|people data|HR metrics|HR reporting|workforce analytics
HRIS,,HR systems|HR information system|HR system|HRMS|SAP SuccessFactors|SuccessFactors|BambooHR|HiBob|Oracle HCM|PeopleSoft|UKG|Ceridian|iTrent|Cascade HR|CIPHR,Workday
Workday,,Workday HCM
HR administration,,HR administrator|HR admin|employment contracts|personnel files|employee records|HR assistant|people administrator|offer letters|starters and leavers
Onboarding and induction,,onboarding|inductions|new starter inductions|employee onboarding|new hires
Right-to-work checks,,right to work checks|pre-employment checks|reference checks|I-9 verification|background checks|employment checks
Recruitment,,recruiting|recruiter|recruitment consultant|talent acquisition|hiring|end-to-end recruitment|recruitment campaigns|full-cycle recruiting|resourcing
Candidate sourcing,,headhunting|sourcing candidates|source candidates|Boolean search|LinkedIn Recruiter|candidate search|talent sourcing|CV sourcing
Interviewing,,conducting interviews|interviewing candidates|competency-based interviews|structured interviews|candidate interviews|screening candidates|CV screening|interview scheduling
Applicant tracking systems,,ATS|applicant tracking system|Greenhouse ATS|Lever ATS|iCIMS|Taleo|Workable|Bullhorn|Pinpoint ATS|Teamtailor|SmartRecruiters
Agency recruitment,,recruitment agency|staffing agency|temp desk|perm desk|360 recruitment|temporary recruitment|180 recruitment|recruitment desk
Employer branding,,employer brand|EVP|careers site|recruitment marketing
Graduate and apprentice recruitment,,campus recruitment|early careers|graduate schemes|university recruiting
Job advertising,,writing job adverts|job boards|job postings|posting vacancies
Employee engagement,,engagement surveys|staff engagement|employee wellbeing|wellbeing initiatives
Equality and inclusion work,,EDI|DEI|equality diversity and inclusion policy|inclusion strategy|D&I strategy
Coaching managers,,coaching line managers|management coaching|advising managers|coaching and mentoring|supporting line managers
Mediation,,workplace mediation|accredited mediator|conflict resolution
HR policies,,policy development|HR policy|employee handbook|policies and procedures
Payroll liaison,,payroll inputs|payroll changes|payroll instructions
Global mobility,,visa sponsorship administration|sponsor licence|immigration compliance|expatriate assignments
`
