minhbachIndex("faab628adbb5fcbe","more-4-1",{"son!w":"AhChSeKh"});
