import { TICKET_CATEGORIES } from '../../domain/model/ticket.js';
import { defineEnum } from '../enums/define-enum.js';

export const TicketCategoryEnum = defineEnum(TICKET_CATEGORIES, {
  name: 'TicketCategory',
  description: 'What a ticket is about.',
  values: {
    ACCESS: 'Doors, keys, cards and codes.',
    ACCOUNT_AND_BILLING: 'The account, invoices and payments.',
    BOOKINGS: 'Rooms, desks and other bookings.',
    CLEANING: 'Cleaning and waste.',
    DISCRIMINATION_AND_HARASSMENT: 'How somebody was treated.',
    INTERNET: 'Network, Wi-Fi and connectivity.',
    MAIL_AND_PACKAGES: 'Letters and deliveries.',
    NOISE_AND_ACOUSTICS: 'It is too loud, or sound carries.',
    OFFENSIVE_OR_OBJECTIONABLE_CONTENT: 'Something that was posted or displayed.',
    OTHER: "Anything else; `categoryLabel` has the source's own word where it used one.",
    PRINTING: 'Printers, scanners and paper.',
    REPAIR_AND_MAINTENANCE: 'Something is broken or worn.',
    TEMPERATURE_AND_VENTILATION: 'Too hot, too cold, or stuffy.',
    WEBSITE_AND_APP: 'The website or the app of the location.',
  },
});
