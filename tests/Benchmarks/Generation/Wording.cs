namespace ChatAssistant.Benchmarks.Generation;

/// <summary>What the generator needs of a language. In templates: {0} person, {1} post, {2} body, {3} topic, {4} city, {5} country, {6} date, {7} kind of event, {8} number.</summary>
internal sealed record Wording(string Code, string[] Kinds, string[] Posts, string[] Bodies, string[] Topics, string[] Months, string DateForm, string Title, string Lead, string[] Attended, string[] Spoke, string Contact, string[] Filler, string WhoAttended, string WhatTopic, string WhomToContact)
{
    public static readonly Wording[] All = [English(), Spanish(), French()];

    private static Wording English() => new("en",
        ["seminar", "workshop", "training", "conference"],
        ["Director", "Senior Prosecutor", "Deputy Minister", "Chief Inspector", "Programme Officer", "Head of Unit", "Judge", "Legal Adviser"],
        ["the National Police", "the Ministry of Justice", "the Ministry of Labour", "the Office of the Prosecutor General", "the Border Service", "the Centre for Victims", "the Labour Inspectorate", "the Supreme Court"],
        ["interviews with child victims", "forced labour on fishing vessels", "financial investigation of recruiters", "the identification of victims at airports", "shelters for men", "online recruitment", "compensation of victims", "cooperation with consulates", "the inspection of farms", "data on domestic workers", "joint investigation teams", "the training of bus drivers"],
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"], "{0} {1} {2}",
        "{7} on trafficking in persons in {4}, {5}",
        "{4}, {6} – A {7} on trafficking in persons was held in {4}, {5}, on {6}. {8} participants took part.",
        ["{0}, {1} of {2}, attended the {7}.", "The {7} was attended by {0}, {1} of {2}.", "{0}, {1} of {2}, took part in the {7}."],
        ["{0}, {1} of {2}, presented {3}.", "{0}, {1} of {2}, spoke about {3}.", "{0}, {1} of {2}, gave a talk on {3}."],
        "Contact: {0}, {1}, {2}",
        [
            "Participants worked in small groups on cases from their own practice. Each group reported its findings to the others, and the discussion turned to the obstacles that officers meet in the first hours after a report, when time is short and interpreters are few.",
            "The programme combined lectures with exercises. A manual of eighty pages was handed out, and its chapters on referral, protection and evidence were read together before the practical part began in the afternoon.",
            "Organisers recalled that the crime takes many forms and that no region is free of it. They asked for better figures, for longer periods of reflection and for money that reaches the organisations that run shelters.",
            "The evaluation showed that nine of ten participants would use what they had learned within a month. They asked for a second part that goes deeper into digital evidence and into the work with families.",
            "A visit to a reception centre closed the second day. Staff explained how they work with survivors, what they need from the authorities, and why trust takes time.",
        ],
        "Who attended the {7} in {4} in {9}?", "What did {0} talk about?", "Whom do I contact about the {7} in {4} in {9}?");

    private static Wording Spanish() => new("es",
        ["seminario", "taller", "encuentro", "curso"],
        ["director", "fiscal superior", "viceministra", "inspectora jefa", "oficial de programa", "jefa de unidad", "jueza", "asesor jurídico"],
        ["la Policía Nacional", "el Ministerio de Justicia", "el Ministerio de Trabajo", "la Fiscalía General", "la Dirección de Migraciones", "el Centro de Atención a Víctimas", "la Inspección del Trabajo", "la Corte Suprema"],
        ["las entrevistas con niñas víctimas", "el trabajo forzoso en buques pesqueros", "la investigación financiera de los reclutadores", "la identificación de víctimas en aeropuertos", "los albergues para hombres", "la captación por internet", "la reparación de las víctimas", "la cooperación con los consulados", "la inspección de fincas", "los datos sobre trabajadoras del hogar", "los equipos conjuntos de investigación", "la capacitación de conductores"],
        ["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"], "{0} de {1} de {2}",
        "{7} sobre trata de personas en {4}, {5}",
        "{4}, {6}. El {7} sobre trata de personas se celebró en {4}, {5}, el {6}, con la participación de {8} personas.",
        ["{0}, {1} de {2}, asistió al {7}.", "Participó en el {7} {0}, {1} de {2}.", "Al {7} asistió {0}, {1} de {2}."],
        ["{0}, {1} de {2}, presentó {3}.", "{0}, {1} de {2}, habló sobre {3}.", "{0}, {1} de {2}, expuso sobre {3}."],
        "Contacto: {0}, {1}, {2}",
        [
            "Las personas participantes trabajaron en grupos pequeños con casos de su propia práctica. Cada grupo presentó sus conclusiones, y el debate se centró en los obstáculos de las primeras horas después de una denuncia, cuando falta tiempo y hay pocos intérpretes.",
            "El programa combinó charlas con ejercicios. Se entregó un manual de ochenta páginas, y sus capítulos sobre derivación, protección y prueba se leyeron en común antes de la parte práctica de la tarde.",
            "La organización recordó que el delito adopta muchas formas y que ninguna región está libre de él. Pidió mejores cifras, plazos de reflexión más largos y recursos que lleguen a quienes sostienen los albergues.",
            "La evaluación mostró que nueve de cada diez personas usarían lo aprendido en el plazo de un mes. Pidieron una segunda parte que profundice en la prueba digital y en el trabajo con las familias.",
            "Una visita a un centro de acogida cerró el segundo día. El personal explicó cómo trabaja con las sobrevivientes, qué necesita de las autoridades y por qué la confianza requiere tiempo.",
        ],
        "¿Quién asistió al {7} en {4} en {9}?", "¿De qué habló {0}?", "¿A quién contacto por el {7} en {4} en {9}?");

    private static Wording French() => new("fr",
        ["séminaire", "atelier", "colloque", "stage"],
        ["directeur", "procureur général", "vice-ministre", "inspectrice en chef", "chargée de programme", "cheffe d'unité", "juge", "conseiller juridique"],
        ["la Police nationale", "le ministère de la Justice", "le ministère du Travail", "le Parquet général", "la Police aux frontières", "le Centre d'accueil des victimes", "l'Inspection du travail", "la Cour suprême"],
        ["les auditions d'enfants victimes", "le travail forcé sur les navires de pêche", "l'enquête financière sur les recruteurs", "l'identification des victimes dans les aéroports", "les foyers pour hommes", "le recrutement en ligne", "l'indemnisation des victimes", "la coopération avec les consulats", "l'inspection des exploitations agricoles", "les données sur les travailleuses domestiques", "les équipes communes d'enquête", "la formation des chauffeurs"],
        ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"], "{0} {1} {2}",
        "{7} sur la traite des personnes à {4}, {5}",
        "{4}, le {6} – Le {7} sur la traite des personnes s'est tenu à {4}, {5}, le {6}. Il a réuni {8} participants.",
        ["{0}, {1} à {2}, a participé au {7}.", "Le {7} a réuni notamment {0}, {1} à {2}.", "{0}, {1} à {2}, a pris part au {7}."],
        ["{0}, {1} à {2}, a présenté {3}.", "{0}, {1} à {2}, a parlé de {3}.", "{0}, {1} à {2}, est intervenu sur {3}."],
        "Contact : {0}, {1}, {2}",
        [
            "Les participants ont travaillé en petits groupes sur des cas tirés de leur pratique. Chaque groupe a présenté ses conclusions, et la discussion a porté sur les obstacles des premières heures après un signalement, quand le temps presse et que les interprètes manquent.",
            "Le programme alternait exposés et exercices. Un manuel de quatre-vingts pages a été remis, et ses chapitres sur l'orientation, la protection et la preuve ont été lus ensemble avant la partie pratique de l'après-midi.",
            "Les organisateurs ont rappelé que le crime prend de nombreuses formes et qu'aucune région n'est épargnée. Ils ont demandé de meilleurs chiffres, des délais de réflexion plus longs et des moyens qui parviennent à ceux qui tiennent les foyers.",
            "L'évaluation a montré que neuf participants sur dix utiliseraient leurs acquis dans le mois. Ils ont demandé une seconde partie qui approfondisse la preuve numérique et le travail avec les familles.",
            "Une visite d'un centre d'accueil a clos la deuxième journée. Le personnel a expliqué comment il travaille avec les survivantes, ce qu'il attend des autorités et pourquoi la confiance demande du temps.",
        ],
        "Qui a participé au {7} à {4} en {9} ?", "De quoi a parlé {0} ?", "Qui contacter pour le {7} à {4} en {9} ?");
}
