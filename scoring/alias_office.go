package scoring

const officeTable = `
Administration,,administrative|administrator|office administration|admin experience|admin duties|clerical|administrative assistant|admin support|administrative support|office assistant|admin assistant|administration experience
Personal assistant work,,personal assistant|executive assistant|PA to|PA experience|EA to|executive support
Diary management,,diary|calendar management|managing diaries|scheduling meetings|diaries|managing calendars
Reception,,receptionist|reception duties|front of office|switchboard|greeting visitors|visitor management|welcome visitors|greet visitors|front desk reception
Office management,,office manager|managing the office|office supplies|running an office|office operations
Minute taking,,minute-taking|taking minutes|minutes of meetings|servicing meetings|meeting minutes
Travel arrangements,,booking travel|travel booking|arranging travel|travel bookings
Data entry,,data input|inputting data|keying data|data entry clerk|database entry
Typing,,touch typing|typing speed|wpm|copy typing|word processing
Filing and records,,filing|document control|records management|archiving|document management|document controller
Correspondence,,handling correspondence|drafting letters|post and email|mailbox management|incoming post|shared inbox
Microsoft Office,,MS Office|Microsoft Office Suite|Office 365|Microsoft 365|MS Office Suite|Microsoft packages|MS Word|Word and Excel|Outlook and Word|Office suite|Office package|Microsoft applications,Microsoft Excel|Microsoft Word|PowerPoint|Microsoft Outlook
Microsoft Excel,,Excel|MS Excel|advanced Excel|pivot tables|pivots|VLOOKUP|VLOOKUPs|XLOOKUP|VBA|Excel macros|spreadsheets
Microsoft Word,,Word|MS Word documents
PowerPoint,,Microsoft PowerPoint|MS PowerPoint|Power Point
Microsoft Outlook,,Outlook|MS Outlook
Microsoft Access,,MS Access|Access database|Access databases
Microsoft Teams,,MS Teams|Zoom meetings
SharePoint,,Microsoft SharePoint|SharePoint Online
Google Workspace,,G Suite|Google Sheets|Google Docs|Google Drive
Visio,,Microsoft Visio|Lucidchart
Databases,,database management|maintaining databases|database administration
Project coordination,,project coordinator|project administrator|project support|project administration|coordinating projects
Team management,,people management|line management|managing a team|managing people|managing teams|team leader|team leadership|supervising staff|staff management|leading a team|supervisory experience|line manager|management of staff|staff supervision|managed a team|led a team
Budget management,,managing budgets|budget control|budget holder|budget responsibility|managing a budget
Stakeholder management,,stakeholder engagement|managing stakeholders|stakeholder relationships
Event coordination in offices,,organising meetings|meeting organisation|room bookings
Facilities coordination,,office maintenance|office moves
Customer records,,updating records|maintaining records|accurate records|keep accurate records
Research skills,,desk research|conducting research|research experience
Operations management,,operations manager|managing operations|operational management|head of operations|operations director
Strategy,,strategic planning|business strategy|strategy consultant|management consulting|management consultant
Audio transcription,,transcription|dictation
Asana,,Trello|Monday.com|Basecamp|Notion
`
