/** Where a human comes from decides name, phone, document and plate. */
export interface Origin {
  readonly share: number;
  /** ISO 3166-1 alpha-2. */
  readonly country: 'BR' | 'MX' | 'US' | 'EU';
  readonly givenNames: readonly string[];
  readonly familyNames: readonly string[];
}

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

export const ORIGINS: readonly Origin[] = [
  {
    share: 0.46,
    country: 'BR',
    givenNames: words(`Ana João Beatriz Luís Mariana Rafael Camila Tiago Larissa Antônio Júlia Felipe Débora Otávio
      Fernanda Vinícius Letícia Gustavo Patrícia Caio Natália Renato Sílvia Murilo Íris Heitor Cecília Érico Raíssa Davi`),
    familyNames:
      words(`Souza Conceição Almeida Gonçalves Ribeiro Araújo Carvalho Brandão Teixeira Magalhães Moura Simões
      Barreto Falcão Nogueira Assunção Pacheco Guimarães Siqueira Peçanha Duarte Galvão Prado Leitão Vasconcelos Lobão`),
  },
  {
    share: 0.24,
    country: 'MX',
    givenNames: words(`Sofía José Valeria Ángel Ximena Raúl Guadalupe Iván Renata Héctor Lucía Óscar Daniela Emiliano
      Mónica Rubén Itzel Andrés Verónica Joaquín Elena Saúl Citlali Ramón Regina Noé`),
    familyNames: words(`Hernández Muñoz Ramírez Ibáñez Castañeda Domínguez Cárdenas Velázquez Zúñiga Orozco Quiñones
      Treviño Salinas Beltrán Ordóñez Montaño Rentería Cervantes Ávila Escobedo Galván Peña Solís Camacho`),
  },
  {
    share: 0.15,
    country: 'US',
    givenNames: words(`Grace Ethan Naomi Caleb Olivia Marcus Hannah Tyler Abigail Jordan Priya Wesley Mei Dalton Amber
      Curtis Leah Trevor Joy Malik`),
    familyNames: words(`Whitaker Okafor Bennett Chaudhary Sullivan Nguyen Prescott Delgado Harper Kowalski Ellison Park
      Fitzgerald Monroe Abrams Holloway Yates Underwood Lindqvist Carver`),
  },
  {
    share: 0.15,
    country: 'EU',
    givenNames:
      words(`Zoë Jürgen Chloé Søren Françoise Łukasz Anaïs Björn Inês Matteo Ségolène Günther Noémie Tomáš Hélène
      Nuno Ilse Gaël Dagmar Piotr`),
    familyNames:
      words(`Müller Lefèvre Ångström Kovács Dubois Sørensen Weiß Nováková García Rossi Krüger Beaumont Żukowski
      Moretti Janssen Lémery Schäfer Sá Castaño Halvorsen`),
  },
];

/** First words of company names; the second word comes from COMPANY_KINDS. */
export const COMPANY_STEMS: readonly string[] = words(`Atlântica Boreal Candeia Dália Estrela Figueira Granada Horizonte
  Itaúna Jacarandá Kestrel Lumière Mirante Nopal Ocelote Paineira Quetzal Riacho Sabiá Tucán Umbu Ventura Xilema Zênite
  Araucária Bramble Cumbre Delfim Ember Fathom`);
export const COMPANY_KINDS: readonly string[] = words('Logística Consultoria Studio Tecnologia Seguros Alimentos');

/** Mail domains of humans without a company; .example is reserved. */
export const MAILBOX_DOMAINS: readonly string[] = words('correio.example mail.example correo.example post.example');

export const VEHICLE_COLORS: readonly string[] = words('Branco Negro Prata Gris Azul Rojo Blanco Vermelho Verde Beige');

export const PURPOSES: readonly string[] = [
  'Reunião',
  'Entrevista',
  'Visita comercial',
  'Entrega de documentos',
  'Manutenção do elevador',
  'Reunión de trabajo',
  'Visita familiar',
  'Mantenimiento',
  'Paquetería',
  'Fiesta de cumpleaños',
  'Meeting',
  'Interview',
  'Site tour',
  'Installation work',
];
