package scoring

const softwareTable = `
Python,,Python 3|Python programming,Django|Flask|FastAPI|pandas|PySpark
Java,,Java SE|Java EE|Core Java|J2EE|JDK,Spring Boot|Hibernate
JavaScript,,JS|ECMAScript|ES6|vanilla JavaScript,TypeScript|React|Angular|Vue.js|Node.js|jQuery
TypeScript,,TS
Go,,Golang|Go programming|Go language
Rust,,Rust programming|Rust language
C++,,CPP|C++11|C++17|C++20|modern C++
C#,,C sharp|CSharp,ASP.NET
C,,C programming|ANSI C|embedded C|C language
.NET,,dotnet|.NET Core|.NET Framework|VB.NET,ASP.NET|C#
ASP.NET,,ASP.NET Core|ASP.NET MVC|Blazor
PHP,,PHP 7|PHP 8,Laravel|Symfony|WordPress
Ruby,,Ruby programming|Ruby developer,Ruby on Rails
Ruby on Rails,,Rails framework|RoR
Kotlin
Swift,,SwiftUI|Swift programming|iOS Swift
Objective-C,,Objective C|ObjC
Scala,,Scala programming
Perl,,Perl scripting
MATLAB,,Simulink
R,,R programming|R language|RStudio|tidyverse|ggplot2|R Shiny
SAS,,SAS programming|Base SAS|SAS Enterprise Guide
SPSS,,IBM SPSS
Stata
COBOL,,mainframe COBOL
Bash,,shell scripting|shell scripts|Bash scripting|Unix shell
PowerShell,,PowerShell scripting
HTML and CSS,,HTML|HTML5|CSS|CSS3|HTML/CSS|Sass|SCSS|Tailwind CSS
React,,React.js|ReactJS|Redux|Next.js
React Native
Angular,,AngularJS|Angular.js
Vue.js,,VueJS|Vue 3|Nuxt.js
Node.js,,NodeJS|Express.js|NestJS
jQuery
Django,,Django REST framework
Flask,,Flask framework|Python Flask
FastAPI
pandas,,NumPy|SciPy
Spring Boot,,Spring framework|Spring MVC|Spring Cloud|Java Spring
Hibernate,,JPA
Laravel
Symfony
WordPress,,WooCommerce|WordPress development
Drupal
Flutter,,Dart programming
Android development,,Android SDK|Android Studio|Android app|Android apps|Jetpack Compose
iOS development,,iOS SDK|iOS app|iOS apps|Xcode|UIKit
SQL,,T-SQL|PL/SQL|SQL queries|writing SQL|SQL database,PostgreSQL|MySQL|Microsoft SQL Server|Oracle Database
PostgreSQL,,Postgres|PSQL
MySQL,,MariaDB
Microsoft SQL Server,,MS SQL|MSSQL|SQL Server|SSRS|SSIS
Oracle Database,,Oracle DB|Oracle SQL|Oracle 19c|Oracle DBA
MongoDB,,Mongo DB
NoSQL,,NoSQL databases|document database|Cassandra|DynamoDB|CouchDB,MongoDB|Redis
Redis
Elasticsearch,,Elastic Stack|ELK stack|OpenSearch|Kibana
Snowflake,,Snowflake data warehouse|SnowPro
Databricks
BigQuery,,Google BigQuery
Redshift,,Amazon Redshift
Data warehousing,,data warehouse|data lake|dimensional modelling|star schema,Snowflake|BigQuery|Redshift
ETL,,ELT|data pipelines|data pipeline|extract transform load|Informatica|Talend|Azure Data Factory|dbt,Airflow
Airflow,,Apache Airflow
Apache Spark,,Spark|Spark SQL|Spark streaming,PySpark
PySpark
Apache Kafka,,Kafka|event streaming|Kafka Streams
Hadoop,,HDFS|MapReduce|Apache Hive
RabbitMQ,,AMQP|message queues|message broker
Power BI,,PowerBI|DAX|Power BI dashboards
Tableau,,Tableau Desktop|Tableau dashboards
Looker,,Looker Studio|LookML|Google Data Studio
Qlik,,QlikView|Qlik Sense
Data visualisation,,data visualization|dashboards|dashboarding|BI tools|business intelligence,Power BI|Tableau|Looker|Qlik
Data analysis,,data analytics|analysing data|analyse data|analyze data|data analyst|exploratory analysis
Data modelling,,data modeling|entity relationship modelling
Data engineering,,data engineer|data platform
Statistics,,statistical analysis|statistical modelling|statistical methods|regression analysis|hypothesis testing|biostatistics
Machine learning,,ML|machine learning models|supervised learning|scikit-learn|XGBoost|predictive modelling|predictive modeling,Deep learning|TensorFlow|PyTorch
Deep learning,,neural networks|computer vision|CNN models|convolutional networks
TensorFlow,,Keras
PyTorch
Natural language processing,,NLP|text mining|spaCy|text classification
Generative AI,,LLM|LLMs|large language models|GenAI|prompt engineering|LangChain|retrieval augmented generation
A/B testing,,AB testing|split testing|experimentation platform
AWS,,Amazon Web Services|EC2|S3 buckets|AWS Lambda|CloudFormation|AWS certified
Azure,,Microsoft Azure|Azure cloud|Azure Functions
Google Cloud,,GCP|Google Cloud Platform
Cloud platforms,,cloud computing|cloud infrastructure|cloud services|public cloud|cloud-based infrastructure,AWS|Azure|Google Cloud
Docker,,containerisation|containerization|Docker Compose
Kubernetes,,K8s|EKS|AKS|GKE|Helm charts|OpenShift
Terraform,,infrastructure as code|IaC|Pulumi
Ansible,,Ansible playbooks|configuration management
CI/CD,,continuous integration|continuous delivery|continuous deployment|CI pipelines|GitHub Actions|GitLab CI|CircleCI|Azure DevOps pipelines,Jenkins
Jenkins
Monitoring and observability,,Prometheus|Grafana|Datadog|New Relic|Splunk|Nagios|observability|OpenTelemetry
DevOps,,site reliability engineering|site reliability|SRE|DevOps engineer,CI/CD|Terraform|Kubernetes
Git,,GitHub|GitLab|Bitbucket|version control|source control
Linux,,Ubuntu|Red Hat|RHEL|CentOS|Debian|Unix|Linux administration
Windows desktop,,Windows 10|Windows 11|Windows 7|Windows desktop support|Microsoft Windows
Windows Server,,Windows Server 2019|Windows administration|Hyper-V|Group Policy
Active Directory,,Azure AD|Entra ID|AD administration
Microsoft 365 administration,,Office 365 administration|O365 administration|Exchange Online|Intune|SharePoint administration
VMware,,vSphere|ESXi|virtualisation|virtualization
Computer networking,,network administration|TCP/IP|LAN/WAN|routing and switching|Cisco networking|firewalls|network engineer|DNS and DHCP,Cisco
Cisco,,CCNA|CCNP|Cisco certified
Cyber security,,cybersecurity|information security|infosec|security operations|SIEM|vulnerability management|threat detection,Penetration testing|CISSP
Penetration testing,,pen testing|ethical hacking|OSCP|Burp Suite
CISSP,qualification,CISM|CompTIA Security+|Certified Ethical Hacker
CompTIA,qualification,CompTIA A+|CompTIA Network+
ITIL,qualification,ITIL Foundation|ITIL v4|ITIL 4|ITIL certified
IT support,,technical support|desktop support|IT helpdesk|IT help desk|service desk|1st line support|2nd line support|first line support|second line support|3rd line support|IT technician
Hardware and software troubleshooting,,troubleshooting hardware|hardware troubleshooting|PC builds|laptop builds|imaging laptops|desktop hardware
Service management tools,,ServiceNow|Jira Service Management|Freshservice|BMC Remedy|IT ticketing system
REST APIs,,REST API|RESTful|RESTful services|API development|API design|web services|API integration
GraphQL
Microservices,,microservice architecture|microservices architecture|service-oriented architecture|distributed systems
Software architecture,,solution architecture|system design|systems architecture|design patterns
Software development,,software engineering|software engineer|software developer|web development|web developer|full stack|full-stack|back-end development|backend development|front-end development|frontend development|application development
Object-oriented programming,,OOP|object oriented programming|SOLID principles
Test-driven development,,TDD|BDD|unit testing|unit tests|JUnit|pytest|Jest
Test automation,,automated testing|automated tests|test scripts,Selenium|Cypress
Selenium,,Selenium WebDriver
Cypress,,Cypress tests|Playwright
Software testing,,manual testing|QA testing|quality assurance testing|test cases|regression testing|test plans|ISTQB,Test automation
Agile,,agile methodologies|agile working|agile delivery|agile environment|sprints|sprint planning,Scrum|Kanban
Scrum,,Scrum Master|CSM certification|Scrum ceremonies|PSM I
Kanban,,Kanban board
Jira,,Atlassian Jira|Confluence
Embedded systems,,embedded software|firmware|microcontrollers|RTOS|STM32|ARM Cortex
Game development,,Unity 3D|Unreal Engine|Unity engine
UX design,,UX|user experience|user experience design|UX/UI|interaction design|wireframes|wireframing|prototyping|usability
UI design,,UI|user interface design|interface design|design systems
User research,,usability testing|user interviews|user testing
Figma,,Sketch app|Adobe XD|InVision
Web accessibility,,WCAG|accessibility standards|accessible design
Business analysis,,business analyst|requirements gathering|requirements elicitation|process mapping|BPMN|user stories
Product management,,product manager|product owner|product roadmap|product backlog|product strategy
SAP,,SAP S/4HANA|SAP ERP|SAP FI|SAP MM|SAP ECC|SAP R/3
ERP systems,,ERP|ERP system|enterprise resource planning|Oracle E-Business|Microsoft Dynamics|Epicor|Infor,SAP|NetSuite|Dynamics 365
Dynamics 365,,Microsoft Dynamics 365|D365|Dynamics NAV|Business Central
Low-code platforms,,Power Apps|Power Automate|Power Platform|OutSystems
`
