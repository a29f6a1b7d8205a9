from . import farm_cod_remittance
