package scoring

const legalTable = `
Legal practice,,solicitor|legal practice|fee earner|attorney|lawyer|law firm|private practice|barrister
Practising certificate,licence,SRA|Solicitors Regulation Authority|qualified solicitor|admitted solicitor|bar admission|member of the bar|state bar|admitted to practise
Paralegal work,,paralegal|legal assistant|legal executive|litigation assistant
Litigation,,civil litigation|commercial litigation|court proceedings|court bundles|disclosure exercise|trial preparation|e-discovery
Contract law,,contract drafting|drafting contracts|commercial contracts|contract review|reviewing contracts|contract negotiation and drafting
Commercial law,,corporate law|company law|corporate transactions
Conveyancing,,residential conveyancing|commercial property law|property law|conveyancer|Land Registry
Family law,,divorce law|matrimonial law|family proceedings|children law
Wills and probate,,probate|private client|estate administration|trusts and estates
Criminal law,,criminal defence|criminal litigation|police station representative
Personal injury,,clinical negligence|personal injury claims
Immigration law,,asylum law|immigration adviser|OISC
Intellectual property,,IP law|patents|trade marks|trademarks|patent attorney
Legal research,,Westlaw|LexisNexis|legal drafting|Practical Law
Data protection,,GDPR|UK GDPR|data privacy|data protection officer|CIPP/E|information governance
Company secretarial,,company secretary|board minutes|Companies House|corporate governance
Legal secretarial work,,legal secretary|audio typing|digital dictation|legal administrator
Case management,,case management system|caseload|case files|managing a caseload|own caseload
Proclaim,,Proclaim case management|LEAP Legal|Osprey legal software
LPC,qualification,Legal Practice Course|SQE|SQE2|GDL|Bar Practice Course|BPTC
CILEX,qualification,Chartered Legal Executive|CILEx qualified|FCILEx
Law degree,qualification,LLB|Bachelor of Laws|Juris Doctor|degree in law|Master of Laws
Compliance,,compliance management|policy compliance|governance risk and compliance
Notary work,,notary public
Freedom of information,,FOI requests|subject access requests|DSARs
Policy work,,policy analysis|public policy|policy officer|policy briefings|parliamentary affairs|public affairs
Local government,,local authority|council officer|public sector|civil service
`
