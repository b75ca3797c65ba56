/** Three locations in three zones, so that one instant falls on different days and opening hours. */
export const LOCATION_PLANS = [
  {
    title: 'Vila Madalena',
    address: 'Rua Harmonia 425, São Paulo',
    email: 'vila-madalena@sandbox.example',
    currencyCode: 'BRL',
    timeZone: 'America/Sao_Paulo',
  },
  {
    title: 'Hudson Yards',
    address: '450 W 33rd Street, New York',
    email: 'hudson-yards@sandbox.example',
    currencyCode: 'USD',
    timeZone: 'America/New_York',
  },
  {
    title: 'Chiado',
    address: 'Rua Garrett 61, Lisboa',
    email: 'chiado@sandbox.example',
    currencyCode: 'EUR',
    timeZone: 'Europe/Lisbon',
  },
] as const;

export const COMPANY_TITLES = [
  'Aurora Robotics',
  'Brisa Energia',
  'Cedar & Stone Legal',
  'Delta Bookkeeping',
  'Estúdio Farol',
  'Fjord Analytics',
  'Granito Arquitetos',
  'Harbor Logistics',
  'Ícone Filmes',
  'Juniper Health',
  'Kite Payments',
  'Lumen Design',
  'Maré Turismo',
  'Northwind Recruiting',
  'Orla Seguros',
  'Pine Street Capital',
  'Quadrante Consultoria',
  'Rivulet Software',
  'Serra Foods',
  'Tidal Insurance',
  'Umbra Security',
  'Vértice Engenharia',
  'Willow Publishing',
  'Xisto Ceramics',
] as const;

export const VISIT_COMMENTS = [
  'Needs a parking space',
  'Bringing a demo unit, please help with the lift',
  'Interview for the design position',
  'Vegetarian lunch',
  'First visit, show the way to room 4',
  'Contract signing',
] as const;
